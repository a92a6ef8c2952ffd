import { by, college, type FicheText, indicator, milestone, organisation, others } from '../notation.js';

export const fiche100: FicheText = {
  number: '1',
  kind: 'animation',
  title: 'Féminisation des métiers du numérique',
  aim: 'Donner envie à davantage de femmes de se former au numérique, d’y travailler et d’y rester.',
  theme: 'Enjeu transversal',
  group: 'mixite',
  contexte: [
    by(
      'region-cvl',
      'Le secteur du numérique recrute et peine à trouver. En 2022, 82 000 créations de postes étaient prévues en France dans ces filières ; on s’attendait à des difficultés pour 61 % d’entre elles. Or les femmes n’occupent que 26,9 % des emplois du secteur. Dès que l’on regarde les fonctions techniques, on passe sous les 16 %.',
      'La question dépasse l’emploi. Un logiciel porte la marque de celles et ceux qui l’ont conçu : une équipe où tout le monde se ressemble laisse passer des défauts que d’autres auraient vus[^Une intelligence artificielle entraînée sur des données déséquilibrées reproduit ce déséquilibre dans ses réponses : c’est ce que l’on appelle un biais algorithmique.]. Le constat vaut pour la programmation comme pour le web ou la création graphique.',
    ),
    by(
      'rectorat',
      '## Une affaire d’orientation',
      'L’écart se creuse tôt. Au moment de choisir ses enseignements, une lycéenne écarte souvent l’informatique sans l’avoir essayée, et son entourage l’y pousse parfois sans s’en rendre compte. Les équipes éducatives ont plusieurs occasions d’agir :',
      '- les heures consacrées à l’orientation, où inviter une développeuse ou une cheffe de projet ;',
      '- les stages de découverte, à négocier avec les employeurs du bassin ;',
      '- les réunions de parents, où parler débouchés et conditions de travail.',
    ),
    by(
      'pole-emploi',
      '## Les reconversions',
      'On peut rejoindre le numérique après une première vie professionnelle. Des candidates viennent du commerce, du soin ou du secrétariat, et cette expérience intéresse les recruteurs. Il leur manque surtout une information claire sur les formations ouvertes et leur financement.',
    ),
    by(
      'etat',
      '## Un réseau et des visages',
      'Beaucoup d’initiatives existent, chacune de son côté. L’État et la Région veulent les relier. Des **ambassadrices**, repérées dans chaque département, témoigneront aux forums d’orientation, aux Human Tech Days et à d’autres rendez-vous déjà installés. On y racontera aussi l’histoire des pionnières de l’informatique. Les branches professionnelles et les employeurs seront invités à relire leurs offres d’emploi.',
    ),
  ],
  pilotage: [by('etat', organisation('pilot', 'etat'), organisation('copilot', 'region-cvl'))],
  partenariat: [
    by(
      'etat',
      organisation('animator', 'etat'),
      organisation('animator', 'region-cvl'),
      organisation('partner', 'rectorat'),
      organisation('partner', 'drane'),
      organisation('partner', 'draio'),
      organisation('partner', 'cmq-transnum'),
      college('partner', 'f-universites'),
      organisation('partner', 'pole-emploi'),
      others('partner', 'établissements scolaires'),
      others('partner', 'grandes écoles du numérique'),
      others('partner', 'branches professionnelles'),
      others('partner', 'associations'),
    ),
    by(
      'region-cvl',
      organisation('partner', 'crnum', 'à l’initiative de la Région'),
      'La liste reste ouverte : toute structure prête à proposer une ambassadrice peut rejoindre le réseau.',
    ),
  ],
  indicateurs: [
    by(
      'rectorat',
      indicator('Part des filles parmi les candidats à une formation numérique, dans chaque bassin d’emploi', {
        unit: '%',
      }),
      indicator('Part des filles parmi les inscrits de ces formations, par département et pour la région', {
        unit: '%',
      }),
    ),
    by(
      'region-cvl',
      indicator('Emplois du numérique disponibles en région et part des femmes qui les occupent', {
        unit: 'emplois et %',
      }),
      indicator('Nombre d’évènements organisés', { unit: 'évènements' }),
      indicator('Nombre d’ambassadrices dans chaque département', { unit: 'ambassadrices' }),
    ),
  ],
  calendrier: [
    by(
      'etat',
      milestone('2023', 'Prendre contact avec les partenaires de la fiche', 'done'),
      milestone('2023', 'Écrire le plan d’action et réunir les moyens qu’il demande', 'in-progress'),
      milestone('2024', 'Mener les actions retenues, dans les six départements'),
    ),
  ],
};
