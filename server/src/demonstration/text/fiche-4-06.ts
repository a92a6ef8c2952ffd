import { by, college, type FicheText, indicator, milestone, organisation, others } from '../notation.js';

export const fiche406: FicheText = {
  number: '4.6',
  kind: 'projet',
  title: 'Territoires durables et connectés',
  aim: 'Recueillir, par des capteurs et sous maîtrise publique, les données qui rendent les services locaux plus sobres et plus résistants aux crises.',
  theme: 'Formation et innovation',
  group: 'numerique-responsable',
  contexte: [
    by(
      'smo-vdln',
      'Une conduite d’eau fuit la nuit, et la commune l’apprend par la facture. Un gymnase chauffe pendant les vacances. Un ruisseau monte derrière un lotissement. Un capteur et un réseau pour transmettre sa mesure auraient donné l’alerte.',
      'Un **territoire durable et connecté**, ou « territoire intelligent », règle ses services d’après de telles mesures. Les syndicats qui ont déployé la fibre y voient la suite de leur travail.',
      '## Premiers usages',
    ),
    by(
      'fnccr',
      '- **Énergie** : éclairage public, chauffage des bâtiments, production solaire.',
      '- **Eau** : recherche de fuites, niveau des captages, assainissement.',
      '- **Mobilités** : stationnement, passages aux arrêts, état des routes.',
      '- **Risques** : crues, chaleur, qualité de l’air.',
      'La plupart de ces capteurs émettent peu et doivent durer des années sur une pile. Un réseau radio lent et de longue portée leur suffit, du type LoRaWAN[^Long Range Wide Area Network. Une seule antenne peut y desservir plusieurs communes.]. La 5G est réservée aux mesures nombreuses ou urgentes.',
    ),
    by(
      'gip-recia',
      '## Garder la main sur les données',
      'Qui possède les relevés d’un compteur posé par un prestataire ? Si le contrat n’en dit rien, la commune peut se voir refuser l’accès à ses propres chiffres, ou devoir les racheter. Il faut donc prévoir des clauses claires, des formats ouverts et un hébergement dans des centres de données **souverains**, soumis au seul droit français et européen.',
    ),
    by(
      'region-cvl',
      '## Une dépense qui se justifie',
      'Tout capteur consomme lui-même des ressources. On n’équipera que là où l’économie attendue dépasse ce coût. Les mesures seront ensuite rendues publiques, pour que chacun, élu, agent ou habitant, observe les mêmes faits, discute à partir d’eux et prépare les années à venir.',
    ),
  ],
  pilotage: [by('smo-vdln', organisation('pilot', 'smo-vdln'))],
  partenariat: [
    by(
      'smo-vdln',
      organisation('animator', 'smo-vdln'),
      college('partner', 'f-smo', 'les autres syndicats chargés de la fibre'),
      organisation('partner', 'gip-recia'),
      organisation('partner', 'region-cvl'),
      others('partner', 'collectivités locales'),
      college('partner', 'f-syndicats-energie'),
      organisation('partner', 'etat'),
      organisation('partner', 'anct'),
      'Trois associations nationales de collectivités apportent leur expérience :',
      organisation('partner', 'fnccr'),
      organisation('partner', 'avicca'),
      organisation('partner', 'adullact', 'logiciels libres'),
    ),
  ],
  indicateurs: [
    by(
      'smo-vdln',
      indicator('Cas d’usage traités', { unit: 'cas d’usage' }),
      indicator('Partenariats engagés', { unit: 'partenariats' }),
      indicator('Communes desservies par un réseau à bas débit (LoRaWAN ou équivalent)', { unit: 'communes' }),
      indicator('Couverture LoRaWAN ou 5G, département par département', { unit: '%' }),
      indicator('Objets raccordés, département par département', { unit: 'objets' }),
    ),
    by(
      'gip-recia',
      indicator('Actions de sensibilisation proposées aux élus et aux agents', { unit: 'actions' }),
      indicator('Collectivités qui ont souscrit une offre', { unit: 'collectivités' }),
      indicator('Taux d’emploi des centres de données souverains', { unit: '%' }),
    ),
  ],
  calendrier: [
    by(
      'smo-vdln',
      milestone('2023', 'Repérer et suivre les essais menés dans la région et ailleurs en France', 'done'),
      milestone('2023', 'Prendre part à des expérimentations nationales', 'done'),
      milestone('2023', 'Chercher un équilibre économique et installer les premiers capteurs', 'in-progress'),
      milestone('à partir de 2024', 'Organiser de grands rendez-vous régionaux'),
      milestone('à partir de 2024', 'Mettre les offres à la disposition des collectivités'),
      milestone('à partir de 2024', 'Fixer les dates des marchés publics dont ces offres dépendent'),
    ),
  ],
};
