import { by, college, type FicheText, indicator, milestone, organisation, others, table } from '../notation.js';

export const fiche201: FicheText = {
  number: '2.1',
  kind: 'animation',
  title: 'Suivi régional des infrastructures numériques',
  aim: 'Savoir où en sont la fibre et la téléphonie mobile dans chaque territoire, et préparer la fin du cuivre sans laisser personne de côté.',
  theme: 'Accès aux infrastructures',
  group: 'infrastructures',
  contexte: [
    by(
      'sgar',
      'Le réseau de cuivre, qui porte encore le téléphone fixe et l’ADSL, va fermer. Orange l’éteindra par lots de communes d’ici 2030. Aucun foyer, aucune entreprise ne doit se trouver sans solution ce jour-là.',
      'La région part d’une situation favorable : le plan France Très haut débit et le New Deal mobile[^Engagements d’amélioration de la couverture souscrits par les opérateurs et rendus publics en janvier 2018.] ont fait reculer les zones mal desservies. Restent les derniers raccordements, dans la périphérie des agglomérations ou le Berry rural, et des branchements de mauvaise qualité signalés ici ou là.',
    ),
    by(
      'gip-recia',
      '## Ce qui sera observé',
      table(
        ['Réseau', 'Question posée', 'Échelle'],
        [
          'Fibre, zones AMI (investissement privé)',
          'L’opérateur privé va-t-il jusqu’aux dernières adresses de son périmètre ?',
          'Commune',
        ],
        [
          'Fibre, zones RIP (initiative publique)',
          'Le réseau public est-il achevé, et son financement bouclé ?',
          'Département',
        ],
        ['Mobile', 'Les pylônes attendus sont-ils en service ?', 'Site'],
        ['Cuivre', 'La fibre est-elle partout avant la coupure ?', 'Lot de communes'],
      ),
      'Les données de l’Arcep, dont sa [carte des déploiements](https://cartefibre.arcep.fr), serviront de base commune. Les collectivités et les associations de consommateurs diront ce que les cartes ne montrent pas : l’offre réelle des fournisseurs d’accès, les pannes, les points de mutualisation[^Armoires de rue où la fibre de l’immeuble ou du quartier rejoint le réseau de chaque opérateur.] en désordre.',
    ),
    by(
      'region-cvl',
      '## Du département à la région',
      'La circulaire du 10 janvier 2023 s’appuie sur les comités fibre, mobile et cuivre que réunissent les préfectures de département. À la préfecture de région et au Conseil régional, elle demande une synthèse et un débat. La Commission régionale de stratégie numérique (CRSN) en sera le lieu, dans sa formation « infrastructures ». Des groupes de travail la prépareront avec les opérateurs et les syndicats mixtes.',
    ),
  ],
  pilotage: [
    by(
      'etat',
      organisation('pilot', 'etat'),
      organisation('copilot', 'region-cvl'),
      'Ce pilotage commun s’exerce dans le cadre de la CRSN, coprésidée par l’État et la Région.',
    ),
  ],
  partenariat: [
    by(
      'sgar',
      organisation('partner', 'sgar'),
      organisation('partner', 'gip-recia'),
      organisation('partner', 'arcep'),
      organisation('partner', 'anct'),
      college('partner', 'f-prefectures'),
      college('partner', 'f-departements'),
      college('partner', 'f-smo'),
      others('partner', 'collectivités locales'),
      others('partner', 'opérateurs de télécommunications'),
      others('partner', 'associations de consommateurs'),
      'Chaque semestre, les départements, leurs syndicats mixtes et les préfectures se retrouvent pour comparer leurs pratiques. Une CRSN dédiée aux réseaux se tient chaque année.',
    ),
  ],
  indicateurs: [
    by(
      'etat',
      'Les deux mesures retenues figurent parmi celles que l’État suit au titre de ses politiques prioritaires.',
      indicator('Part des logements que l’on peut raccorder à la fibre', { unit: '%' }),
      indicator('Nombre de pylônes installés au titre du New Deal mobile', { unit: 'pylônes' }),
    ),
  ],
  calendrier: [
    by(
      'sgar',
      milestone('2023', 'Réunir les groupes de travail consacrés à l’avancement des réseaux', 'in-progress'),
      milestone('4e trimestre 2023', 'Tenir une CRSN « infrastructures » (date à confirmer)'),
    ),
  ],
};
