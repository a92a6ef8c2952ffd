import { by, college, type FicheText, indicator, milestone, organisation } from '../notation.js';

export const fiche410: FicheText = {
  number: '4.10',
  kind: 'animation',
  title: 'IA Loire Valley',
  aim: 'Aider les acteurs de la région à s’emparer de l’intelligence artificielle, en s’appuyant sur ceux qui la pratiquent déjà.',
  theme: 'Formation et innovation',
  group: 'ia-cyber',
  contexte: [
    by(
      'ovlt',
      'Contrôle des pièces à la sortie d’un atelier, prévision des stocks, aide à la rédaction : l’intelligence artificielle (IA) entre dans les métiers par des usages ordinaires, souvent avant que l’entreprise ou le service en ait débattu. Ceux qui la connaissent sont pourtant proches. Ils travaillent dans une société voisine, une école d’ingénieurs ou un laboratoire, mais rien ne les signale.',
      'IA Loire Valley rend cette communauté visible et la fait vivre. Elle s’adresse aux spécialistes comme à ceux qui débutent.',
      '## Ce que chacun peut y trouver',
      '- **S’informer** : une lettre électronique présente les projets lancés dans la région et les dates à retenir.',
      '- **Se former** : un répertoire recense les cursus et les stages proposés localement.',
      '- **Se repérer** : une carte indique qui fait quoi, et où.',
      '- **Se rencontrer** : des réunions sont proposées tout au long de l’année, sur des cas concrets plutôt que sur des promesses.',
      'Le tout est rassemblé sur [ia-loirevalley.fr](https://ia-loirevalley.fr).',
    ),
    by(
      'cresitt',
      '## De l’idée à l’essai',
      'L’animation s’adosse au Lab’IA Loire Valley, une équipe de la Technopole d’Orléans. Avec l’entreprise qui le sollicite, le Lab’IA précise le problème à résoudre, regarde si les données existent et sont utilisables, puis bâtit une feuille de route. Il arrive que la bonne réponse soit un outil plus simple ; mieux vaut le savoir avant d’investir.',
    ),
    by(
      'drari',
      'Pour l’État, l’enjeu est de raccourcir le chemin entre un résultat de recherche et sa première utilisation. Les rencontres laissent donc une place aux questions de fond : protection des données personnelles, erreurs et biais des modèles, énergie consommée.',
    ),
  ],
  pilotage: [by('drari', organisation('pilot', 'etat', 'par la DRARI'))],
  partenariat: [
    by(
      'ovlt',
      organisation('animator', 'ovlt', 'avec l’équipe du Lab’IA'),
      organisation('partner', 'drari', 'pour l’État'),
      organisation('partner', 'region-cvl'),
      organisation('partner', 'devup', 'pour le lien avec les entreprises'),
      organisation('partner', 'cresitt'),
      organisation('partner', 'cnam-cvl'),
      organisation('partner', 'insa-cvl'),
      college('partner', 'f-universites'),
    ),
  ],
  indicateurs: [
    by(
      'ovlt',
      indicator('Entreprises ayant signé un accompagnement avec le Lab’IA', { unit: 'entreprises' }),
      indicator('Abonnés à la lettre d’information, en évolution', { unit: 'abonnés' }),
      indicator('Acteurs inscrits sur la carte régionale', { unit: 'acteurs' }),
      indicator('Événements consacrés à l’IA dans la région', { unit: 'événements' }),
    ),
    by(
      'drari',
      indicator('Formations faisant appel à l’IA', { unit: 'formations' }),
      indicator('Étudiants inscrits dans ces formations', { unit: 'étudiants' }),
      'On compte ici toutes les formations où l’IA est un outil de travail, et pas seulement celles qui en portent le nom.',
    ),
  ],
  calendrier: [
    by(
      'ovlt',
      milestone(
        'étape 1',
        'Recenser les centres de compétence et les entreprises de la région qui ont déjà une expérience à raconter',
        'in-progress',
      ),
      milestone('étape 2', 'Publier une veille régulière et installer un programme d’événements'),
      milestone('étape 2', 'Réaliser un kit de communication ludique pour parler de l’IA sans jargon'),
    ),
  ],
};
