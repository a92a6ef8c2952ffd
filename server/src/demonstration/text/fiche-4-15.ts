import { by, type FicheText, indicator, milestone, organisation, others, table } from '../notation.js';

export const fiche415: FicheText = {
  number: '4.15',
  kind: 'projet',
  title: 'PRO3 : proche, professionnalisant, propre',
  aim: 'Faire évoluer le numérique des universités et des écoles pour le rendre plus accessible, plus utile à l’emploi et plus sobre.',
  theme: 'Le numérique au service des politiques publiques',
  group: 'formation',
  contexte: [
    by(
      'univ-orleans',
      'Trois adjectifs résument le projet. **Proche** : l’étudiant de Blois, de Bourges ou de Chartres doit travailler avec les mêmes outils que celui d’Orléans ou de Tours. **Professionnalisant** : ce qu’il apprend doit se voir et se dire à un employeur. **Propre** : le tout en consommant moins.',
      'PRO3 est l’un des projets de l’appel national DemoES, qui soutient des « démonstrateurs » dans l’enseignement supérieur. Les établissements publics de la région s’y sont engagés ensemble, avec un parti pris : traiter de front la pédagogie, les équipements et l’écologie, au lieu de les confier à trois services séparés. Ce qui marche sera transmis à d’autres établissements volontaires, et les jeunes entreprises du numérique éducatif (« EdTech ») sont invitées à s’y essayer.',
    ),
    by(
      'copil-pro3',
      '## Les chantiers ouverts',
      table(
        ['Chantier', 'En pratique'],
        [
          'Sobriété',
          'Fiches de bons usages, bilan carbone de l’informatique, fin de vie des appareils, solutions simples et réparables',
        ],
        [
          'Postes virtuels',
          'Un bureau complet, avec ses logiciels, que l’étudiant ouvre à distance depuis sa propre machine',
        ],
        [
          'Badges numériques',
          'Une attestation en ligne pour les compétences acquises hors du diplôme, par les étudiants comme par le personnel',
        ],
        [
          'Pédagogie',
          'Lieux d’étude repensés, cours mêlant présence et distance, réalité augmentée, cours en ligne ouvert Enfipro',
        ],
        ['Outils EdTech', 'Entretiens d’embauche simulés, jeux sérieux'],
      ),
    ),
    by(
      'univ-tours',
      '## Une condition : l’adhésion',
      'Aucun de ces outils ne s’impose par circulaire. Chaque essai commence avec des enseignants volontaires, dure le temps d’un semestre et donne lieu à un retour écrit, favorable ou non. Les postes virtuels, hébergés au Datacentre régional (fiche 3.9), permettront par exemple de mesurer si l’on peut garder plus longtemps les ordinateurs des salles.',
    ),
  ],
  pilotage: [
    by(
      'copil-pro3',
      organisation('pilot', 'univ-orleans', 'porteur du projet'),
      organisation('pilot', 'copil-pro3'),
      organisation('copilot', 'univ-tours', 'membre du comité'),
      organisation('copilot', 'insa-cvl', 'membre du comité'),
      organisation('copilot', 'cnam-cvl', 'membre du comité'),
    ),
  ],
  partenariat: [
    by(
      'univ-orleans',
      organisation('partner', 'univ-orleans'),
      organisation('partner', 'univ-tours'),
      organisation('partner', 'cnam-cvl'),
      organisation('partner', 'insa-cvl'),
      organisation('partner', 'esad'),
      organisation('partner', 'brgm'),
      organisation('partner', 'rectorat'),
      others('partner', 'établissements d’enseignement supérieur d’Amiens, du Mans et de Limoges'),
      'Les trois villes hors région jouent le rôle de témoins : leur regard aidera à savoir si les méthodes essayées ici se transposent.',
    ),
  ],
  indicateurs: [
    by(
      'univ-orleans',
      indicator('Étudiants prenant part au projet', { unit: 'étudiants' }),
      indicator('Agents et enseignants prenant part au projet', { unit: 'personnes' }),
      indicator('Badges numériques délivrés', { unit: 'badges' }),
      indicator('Empreinte carbone des systèmes d’information', { unit: 't éq. CO₂' }),
    ),
    by(
      'univ-tours',
      indicator('Adoption des outils EdTech par les enseignants et les étudiants', { unit: 'niveau d’usage' }),
      indicator('Postes virtuels ouverts aux étudiants', { unit: 'machines virtuelles' }),
    ),
  ],
  calendrier: [
    by(
      'univ-orleans',
      milestone('2023', 'Réunir un recueil de pratiques numériques sobres et sensibiliser les usagers', 'done'),
      milestone('2023', 'Uniformiser la préparation des postes de travail', 'in-progress'),
      milestone('2023', 'Passer en revue les solutions de postes virtuels et conduire un premier essai', 'done'),
      milestone('8 juin 2023', 'Consacrer une journée à la réalité augmentée', 'done'),
      milestone('2023', 'Délivrer les premiers badges et transférer des serveurs au Datacentre', 'done'),
    ),
    by(
      'copil-pro3',
      milestone('2024', 'Produire un jeu sérieux et mettre à l’épreuve les outils EdTech', 'in-progress'),
      milestone('2024', 'Conduire le second essai de postes virtuels'),
      milestone(
        '2024',
        'Monter un environnement pédagogique reposant entièrement sur du matériel et des logiciels libres',
      ),
      milestone('2024', 'Étudier le recours à la géothermie et le groupe froid de la salle de serveurs', 'postponed'),
    ),
  ],
};
