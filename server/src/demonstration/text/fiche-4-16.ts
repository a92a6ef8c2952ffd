import { by, college, type FicheText, indicator, milestone, organisation, table } from '../notation.js';

export const fiche416: FicheText = {
  number: '4.16',
  kind: 'projet',
  title: 'French Tech Central',
  aim: 'Mettre les jeunes entreprises innovantes en relation directe avec les services publics dont elles ont besoin.',
  theme: 'Écosystème sécurisé',
  group: 'ia-cyber',
  contexte: [
    by(
      'digital-loire-valley',
      'Déposer une marque, embaucher un premier salarié étranger, savoir si un travail de développement ouvre droit à un avantage fiscal : pour une équipe de trois personnes, chacune de ces démarches peut prendre des semaines, faute de savoir à quelle porte frapper. Les fondateurs de start-up demandent moins de l’argent public que des réponses nettes, données à temps.',
      '[La French Tech](https://lafrenchtech.gouv.fr) a fait de cette attente un programme. Le principe est celui d’une permanence commune : l’entreprise expose son besoin une fois, puis rencontre l’agent compétent.',
    ),
    by(
      'dreets',
      '## Qui répond à quoi',
      table(
        ['Service', 'Exemples de questions'],
        ['INPI', 'Protéger un nom, un brevet, un dessin'],
        ['AFNOR', 'Connaître les normes d’un marché, prendre part à leur rédaction'],
        ['DRFIP', 'Vérifier une règle fiscale avant de s’engager'],
        ['DREETS', 'Recruter, appliquer le droit du travail, trouver une aide'],
        ['Banque de France', 'Comprendre sa cotation, préparer un échange avec sa banque'],
      ),
      'Dans chaque service, un « référent start-up » reçoit les demandes. Il ne dispense personne des règles : il les explique et évite les allers-retours.',
    ),
    by(
      'digital-loire-valley',
      '## L’opérateur régional',
      'L’association Digital Loire Valley représente ici la Mission French Tech. Elle connaît les start-up du numérique, les aide à changer d’échelle et les rapproche des industriels réunis sous la bannière French Fab. Pour French Tech Central, elle prend les rendez-vous, relance et suit les dossiers jusqu’à leur terme.',
    ),
    by(
      'devup',
      'Le service vaut pour les six départements. Les rendez-vous à distance y aident, à condition que les développeurs économiques locaux en parlent autour d’eux.',
    ),
  ],
  pilotage: [by('digital-loire-valley', organisation('pilot', 'digital-loire-valley'))],
  partenariat: [
    by(
      'digital-loire-valley',
      organisation('animator', 'digital-loire-valley'),
      organisation('partner', 'inpi'),
      organisation('partner', 'afnor'),
      organisation('partner', 'bpifrance'),
      organisation('partner', 'etat', 'par la DREETS'),
      organisation('partner', 'region-cvl'),
      organisation('partner', 'devup'),
      organisation('partner', 'orleans-metropole'),
      organisation('partner', 'tours-metropole'),
      college('partner', 'f-cci'),
      'Tout service public qui désigne un référent peut s’y joindre.',
    ),
  ],
  indicateurs: [
    by(
      'digital-loire-valley',
      indicator('Services publics représentés sur la plateforme', { unit: 'services' }),
      indicator('Start-up aidées depuis l’ouverture, en cumul', { unit: 'start-up' }),
    ),
  ],
  calendrier: [
    by(
      'digital-loire-valley',
      milestone(
        'juin – septembre 2023',
        'Installer la plateforme et convenir de son usage avec le référent de chaque service public',
        'done',
      ),
      milestone(
        'septembre 2023 – décembre 2024',
        'Faire connaître le dispositif aux entrepreneurs de toute la région',
        'in-progress',
      ),
    ),
  ],
};
