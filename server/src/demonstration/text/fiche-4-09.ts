import { by, college, type FicheText, indicator, milestone, organisation, others, table } from '../notation.js';

export const fiche409: FicheText = {
  number: '4.9',
  kind: 'projet',
  title: 'ReCOR',
  aim: 'Offrir aux lycées, aux campus et aux laboratoires de la région une fibre réservée, rapide et fiable.',
  theme: 'Formation et innovation',
  group: 'ia-cyber',
  contexte: [
    by(
      'gip-recia',
      'Une équipe qui transfère des relevés de plusieurs téraoctets et un lycée dont trente classes travaillent en ligne au même moment ont le même besoin : un débit qui ne s’effondre pas aux heures de pointe. Le réseau de coopération optique régional, **ReCOR**, est construit pour eux. Sa fibre est réservée à l’enseignement et à la recherche.',
      '## Une dorsale et des boucles',
      'L’architecture comporte deux étages :',
      '- une dorsale à 100 Gb/s[^Gigabit par seconde : un milliard de bits, l’unité élémentaire d’information, transmis chaque seconde.], colonne vertébrale du réseau ;',
      '- des boucles à 10 Gb/s, autour des métropoles et dans les départements, auxquelles les sites se rattachent.',
      'La boucle est une assurance : si un chantier sectionne un câble, le trafic repart dans l’autre sens. Aucun département n’est laissé de côté. Une antenne universitaire éloignée d’Orléans ou de Tours pourra ainsi diffuser un cours à distance dans les mêmes conditions qu’un grand campus.',
    ),
    by(
      'consortium-datacentre',
      '## Deux débouchés',
      'Un tel réseau vaut d’abord par les lieux qu’il met à portée. Côté région, ReCOR mène au Datacentre (fiche 3.9), qui a reçu le label du ministère chargé de l’enseignement supérieur : stockage, calcul et logiciels partagés y sont accessibles comme depuis la pièce voisine. Côté national, il rejoint [RENATER](https://www.renater.fr), qui relie entre eux les établissements français et ouvre sur les réseaux de recherche étrangers.',
    ),
    by(
      'region-cvl',
      '## Qui finance quoi',
      table(
        ['Tranche', 'Objet', 'Ressources'],
        ['Première', 'Ossature principale', 'REACT-EU, volet européen de la relance'],
        ['Seconde', 'Boucles complémentaires dans les départements', 'FEDER et contrat de plan État-Région 2021–2027'],
      ),
    ),
  ],
  pilotage: [
    by(
      'gip-recia',
      organisation('pilot', 'gip-recia'),
      'Le GIP prépare chaque vague de migration avec les responsables informatiques des sites concernés, en dehors des périodes d’examen.',
    ),
  ],
  partenariat: [
    by(
      'gip-recia',
      organisation('animator', 'gip-recia'),
      organisation('partner', 'region-cvl'),
      organisation('partner', 'etat'),
      college('partner', 'f-universites'),
      organisation('partner', 'insa-cvl'),
      organisation('partner', 'inrae'),
      others('partner', 'lycées de la région'),
      organisation('partner', 'consortium-datacentre'),
      organisation('partner', 'renater'),
      college('partner', 'f-rip', 'pour les tronçons de fibre existants'),
      others('partner', 'fournisseurs de réseaux de fibre optique'),
      others('partner', 'intégrateur chargé des équipements'),
      'D’autres établissements peuvent demander à rejoindre le réseau.',
    ),
  ],
  indicateurs: [
    by(
      'gip-recia',
      indicator('Sites reliés à ReCOR', { unit: 'sites', target: '137' }),
      indicator('Lycées disposant d’un accès à 1 Gb/s', { unit: 'lycées', target: '107' }),
      indicator('Sites universitaires et de recherche disposant d’un accès à 10 Gb/s', { unit: 'sites', target: '27' }),
      indicator('Bande passante consommée, site par site', { unit: 'Gb/s' }),
    ),
    by(
      'region-cvl',
      'Les deux objectifs de débit portent ensemble sur 134 sites ; le débit prévu pour les trois autres reste à indiquer ici.',
    ),
  ],
  calendrier: [
    by(
      'gip-recia',
      milestone('2023', 'Mettre le réseau en service et y basculer la plus grande partie des sites', 'done'),
      milestone('2023', 'Faire connaître aux établissements ce que permet le très haut débit', 'done'),
      milestone('2024', 'Basculer les derniers sites', 'in-progress'),
      milestone('2024', 'Accompagner les usages et étudier les nouvelles propositions des membres'),
    ),
  ],
};
