import { by, college, type FicheText, indicator, milestone, organisation, others, table } from '../notation.js';

export const fiche403: FicheText = {
  number: '4.3',
  kind: 'animation',
  title: 'Campus des métiers et des qualifications d’excellence TransNum',
  aim: 'Former davantage de personnes aux métiers du numérique dans la région et donner envie d’y venir travailler.',
  theme: 'Formation et innovation',
  group: 'formation',
  contexte: [
    by(
      'gip-ftlv',
      'Un campus des métiers et des qualifications n’a pas de murs. Des lycées, des universités, des écoles, des centres de formation et des employeurs s’y accordent sur ce qu’un secteur a besoin d’enseigner. Celui du numérique se nomme **TransNum**. Il a reçu le label de l’État, notamment pour la cybersécurité, dans le prolongement de la démarche Cyber-INSA.',
      'Il couvre le parcours entier, de l’entrée au lycée jusqu’au doctorat, en formation initiale comme en formation continue.',
      '## Trois axes de travail',
      table(
        ['Axe', 'Pour qui', 'Comment'],
        [
          'Attirer vers les métiers',
          'Jeunes, adultes en reconversion, mais aussi parents et enseignants qui les conseillent',
          'Visites, rencontres, semaine « Numérique et sciences informatiques »',
        ],
        [
          'Former dans la région',
          'Lycéens, apprentis, étudiants, salariés, demandeurs d’emploi',
          'Programmes revus avec les employeurs, nouveaux diplômes là où il en manque',
        ],
        [
          'Relier la recherche et les entreprises',
          'Laboratoires, ingénieurs, dirigeants',
          'Projets d’étudiants, thèses en entreprise, journées communes',
        ],
      ),
    ),
    by(
      'numeum',
      '## Là où les candidats manquent',
      'Les employeurs citent quatre domaines : la cybersécurité, l’intelligence artificielle, l’informatique en nuage – des serveurs distants que l’on loue – et le traitement des données. L’offre d’excellence du campus sera complétée là d’abord.',
    ),
    by(
      'cnam-cvl',
      'Les adultes ne reprennent pas des études comme on entre au lycée : cours du soir, modules courts, reconnaissance de l’expérience. Le recensement des formations dira ce qui existe déjà et ce qu’il reste à ouvrir.',
    ),
    by(
      'univ-tours',
      '## La place des femmes, l’ouverture au monde',
      'Les femmes sont encore rares dans ces cursus. Chaque action du campus est donc examinée sous cet angle, du choix des intervenants à celui des images. Les deux universités s’emploient en outre à faire connaître TransNum à l’étranger, par leurs échanges d’étudiants et leurs partenariats de recherche.',
    ),
  ],
  pilotage: [
    by('gip-ftlv', 'Le consortium se réunit à l’invitation du porteur du label.', organisation('pilot', 'gip-ftlv')),
  ],
  partenariat: [
    by(
      'gip-ftlv',
      organisation('animator', 'gip-ftlv'),
      organisation('partner', 'region-cvl'),
      college('partner', 'f-universites'),
      organisation('partner', 'insa-cvl', 'démarche Cyber-INSA'),
      organisation('partner', 'cnam-cvl'),
      organisation('partner', 'cefim'),
      others('partner', 'lycées'),
    ),
    by(
      'region-cvl',
      organisation('partner', 'numeum'),
      organisation('partner', 'adirc'),
      others('partner', 'entreprises'),
      college('partner', 'f-chambres-consulaires'),
      college('partner', 'f-opco', 'financement de la formation des salariés'),
      others('partner', 'collectivités locales'),
    ),
  ],
  indicateurs: [
    by(
      'gip-ftlv',
      '### Vie du campus',
      indicator('Qualité pédagogique et part d’innovation dans les actions'),
      indicator('Qualité des dispositifs et du fonctionnement interne'),
      indicator('Moyens et financements accordés au campus', { unit: 'euros' }),
      indicator('Rapport d’activité publié chaque année', { unit: 'rapport' }),
      indicator('Évènements tenus, dont la semaine « Numérique et sciences informatiques »', { unit: 'évènements' }),
    ),
    by(
      'region-cvl',
      '### Effets sur les formations',
      indicator('Résultats des élèves et des autres bénéficiaires'),
      indicator('Filles inscrites dans les formations', { unit: 'inscrites' }),
      indicator('Effectifs de la filière et leur évolution', { unit: 'inscrits' }),
      indicator('Places de formation ouvertes', { unit: 'places' }),
      indicator('Candidatures reçues pour une place (taux de pression)', { unit: 'candidatures par place' }),
      indicator('Formations présentes sur Parcoursup', { unit: 'formations' }),
    ),
  ],
  calendrier: [
    by(
      'gip-ftlv',
      milestone('2023', 'Réunir le consortium et installer ses instances', 'done'),
      milestone('2023', 'Organiser les premières rencontres entre membres', 'done'),
      milestone('2023', 'Recenser les formations au numérique de la région', 'in-progress'),
      milestone(
        '2023',
        'Ouvrir un site d’information et un espace de ressources destiné aux formateurs',
        'in-progress',
      ),
    ),
    by(
      'insa-cvl',
      milestone(
        '2023',
        'Mener les actions Cyber-INSA, avec un autobus qui va sensibiliser le public sur place',
        'in-progress',
      ),
    ),
  ],
};
