import { by, type FicheText, indicator, milestone, organisation, others } from '../notation.js';

export const fiche311: FicheText = {
  number: '3.11',
  kind: 'projet',
  title: 'Valise « Offre numérique essentielle »',
  aim: 'Équiper les petites collectivités de logiciels libres choisis avec elles et leur apprendre à s’en servir au quotidien.',
  theme: 'Le numérique au service des politiques publiques',
  group: 'mutualisation',
  contexte: [
    by(
      'etat',
      'Dans une mairie de quelques centaines d’habitants, l’informatique repose souvent sur une seule personne, au secrétariat. Une messagerie grand public, des dossiers rangés sur un poste unique, une sauvegarde dont personne n’est sûr : il suffit d’une panne ou d’un courriel piégé pour que le service s’arrête.',
      'Des **logiciels libres**, dont le code est public et l’usage sans redevance, couvrent pourtant la plupart des besoins. Encore faut-il les choisir, les installer et les tenir à jour. Le plan de relance a permis à l’État de demander au [GIP RECIA](https://www.recia.fr) d’en composer un ensemble simple à déployer : la valise « Offre numérique essentielle », dite **valise ONE**.',
    ),
    by(
      'gip-recia',
      '## Ce que l’essai a appris',
      'Une cinquantaine de collectivités l’ont essayée en 2022 et 2023. Avant de retenir le moindre logiciel, le GIP a demandé aux agents et aux élus de raconter leurs journées, avec l’aide de l’association Nékoé, spécialiste du design de services. Le choix des outils et la forme de l’accompagnement en découlent.',
      'Une leçon domine : la machine et sa maintenance comptent moins que le temps donné aux utilisateurs pour apprendre. Un outil installé sans formation est vite délaissé.',
    ),
    by(
      'region-cvl',
      '## L’offre aujourd’hui',
      'Elle s’adresse à toutes les collectivités, les plus petites d’abord. L’hébergement, l’assistance et la formation étant partagés, le prix reste à la portée d’un budget communal. Une commune équipée pourra :',
      '- protéger ses échanges et ses dossiers ;',
      '- informer les habitants et recueillir leurs demandes ;',
      '- répartir plus facilement le travail entre élus et agents.',
    ),
  ],
  pilotage: [by('gip-recia', organisation('pilot', 'gip-recia'))],
  partenariat: [
    by(
      'gip-recia',
      organisation('animator', 'gip-recia'),
      organisation('partner', 'region-cvl'),
      organisation('partner', 'etat', 'à l’origine de la commande'),
      others('partner', 'collectivités locales'),
    ),
  ],
  indicateurs: [
    by(
      'gip-recia',
      indicator('Collectivités abonnées à la valise ONE', { unit: 'collectivités' }),
      indicator('Outils de la valise réellement utilisés', { unit: 'outils' }),
    ),
    by(
      'region-cvl',
      'Le second chiffre renseigne sur l’appropriation : une valise dont on n’ouvre qu’un compartiment appelle un complément de formation.',
    ),
  ],
  calendrier: [
    by(
      'gip-recia',
      milestone('Juin 2023', 'Clore l’expérimentation et en partager le bilan', 'done'),
      milestone(
        'Fin 2023 et 2024',
        'Faire connaître la valise ONE aux communes et aux intercommunalités',
        'in-progress',
      ),
    ),
  ],
};
