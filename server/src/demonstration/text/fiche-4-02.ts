import { by, college, type FicheText, indicator, milestone, organisation } from '../notation.js';

export const fiche402: FicheText = {
  number: '4.2',
  kind: 'projet',
  title: 'E-portfolio de compétences',
  aim: 'Donner à chaque étudiant de la région un dossier en ligne où il rassemble et montre ce qu’il sait faire.',
  theme: 'Formation et innovation',
  group: 'formation',
  contexte: [
    by(
      'univ-orleans',
      'Un diplôme dit ce qu’une personne a étudié ; il dit moins bien ce qu’elle sait faire. Les formations qui suivent l’**approche par compétences** (APC) partent de cette seconde question. L’étudiant y apprend à conduire un projet, à interpréter des mesures, à travailler en équipe, et doit en apporter des preuves.',
      'L’e-portfolio recueille ces preuves. On y range ses travaux, ses rapports de stage, les avis reçus, puis on choisit ce que verra un jury ou un employeur. Il aide aussi à décider de la suite de ses études.',
    ),
    by(
      'gip-recia',
      '## Un outil libre, déjà en service',
      'Universités et écoles d’ingénieurs souhaitaient un outil commun. La réponse régionale s’appuie sur Karuta, un logiciel libre, et sur le modèle KAPC+ qui l’adapte à l’APC. Les premiers dossiers ont été ouverts au troisième trimestre 2022, dans les bachelors universitaires de technologie (BUT). Plus de 2 500 étudiants ont commencé à s’en servir avec leurs enseignants et l’appui des ingénieurs pédagogiques.',
      '## Un projet national en parallèle',
      'Un e-portfolio destiné à tout l’enseignement supérieur est en préparation. Il relève du programme AVENIR(s) de l’Onisep ; l’université Savoie-Mont Blanc le porte et le GIP RECIA en coordonne la technique. Les dossiers ouverts dans la région devront pouvoir y passer sans que personne ait à tout ressaisir.',
    ),
    by(
      'insa-cvl',
      '### Ce qui demande de l’attention',
      '1. Les données administratives (inscriptions, parcours, résultats) doivent arriver seules et sans erreur.',
      '2. Les enseignants ont besoin de temps pour lire et commenter les dossiers.',
      '3. Le dossier appartient à l’étudiant, qui décide de ce qu’il montre et peut l’emporter.',
    ),
    by(
      'ih2ef',
      '## Les cadres de l’éducation',
      'L’[IH2EF](https://www.ih2ef.gouv.fr), qui forme les cadres de l’Éducation nationale, a demandé au GIP RECIA d’installer Karuta pour ses stagiaires, qu’ils débutent ou qu’ils soient déjà en poste.',
    ),
  ],
  pilotage: [
    by(
      'gip-recia',
      organisation('pilot', 'gip-recia'),
      'Un groupe d’utilisateurs, où siègent des étudiants et des ingénieurs pédagogiques, donne son avis sur chaque nouvelle version.',
    ),
  ],
  partenariat: [
    by(
      'gip-recia',
      organisation('animator', 'gip-recia'),
      college('partner', 'f-universites', 'Tours et Orléans'),
      organisation('partner', 'insa-cvl'),
      organisation('partner', 'region-cvl'),
      organisation('partner', 'ih2ef', 'pour ses stagiaires'),
    ),
  ],
  indicateurs: [
    by(
      'gip-recia',
      indicator('E-portfolios ouverts', { unit: 'e-portfolios' }),
      indicator('E-portfolios utilisés', { unit: 'e-portfolios' }),
      'Est compté comme utilisé un dossier que son titulaire a modifié au cours de l’année universitaire.',
    ),
  ],
  calendrier: [
    by(
      'gip-recia',
      '### Dans les universités et les écoles',
      milestone(
        'jusqu’en 2024',
        'Étendre l’outil à l’ensemble des BUT, puis aux licences, aux cursus d’ingénieur et à tout diplôme qui suit l’APC',
        'in-progress',
      ),
      milestone(
        'jusqu’en 2024',
        'Rendre sûre l’arrivée automatique des données tenues par les établissements',
        'in-progress',
      ),
      milestone('jusqu’en 2024', 'Accorder le travail régional avec les choix du projet national', 'in-progress'),
      milestone(
        'jusqu’en 2024',
        'Préparer le transfert des dossiers vers l’outil national d’AVENIR(s) pour l’enseignement supérieur',
      ),
    ),
    by(
      'ih2ef',
      '### À l’IH2EF',
      milestone('septembre 2023', 'Essayer l’outil avec un premier groupe de stagiaires', 'done'),
      milestone('septembre 2024', 'Le proposer à la promotion entière'),
    ),
  ],
};
