import { by, type FicheText, indicator, milestone, organisation, others } from '../notation.js';

export const fiche401: FicheText = {
  number: '4.1',
  kind: 'animation',
  title: 'Territoire numérique éducatif du Cher',
  aim: 'Faire du Cher un département où l’on essaie, avec les écoles et les familles, de nouvelles façons d’enseigner par le numérique.',
  theme: 'Formation et innovation',
  group: 'formation',
  contexte: [
    by(
      'rectorat',
      'L’État a retenu douze départements pour y mener, à l’échelle de tout un territoire, des essais qui pourront ensuite servir ailleurs. Le Cher est l’un de ces **territoires numériques éducatifs** (TNE)[^Un TNE réunit dans un même programme l’équipement des écoles, la formation des personnels et l’accompagnement des familles.].',
      'Le but reste scolaire : que les élèves progressent, et que l’écart se réduise entre ceux qui ont tout à la maison et les autres. Une classe bien équipée change peu de chose si l’enseignant n’a pas eu le temps de prendre l’outil en main, ou si les parents ne savent pas où lire les messages de l’école.',
      '## Dans les classes',
    ),
    by(
      'gip-recia',
      'Les écoles reçoivent un socle de matériel et l’accès à PrimOT, l’espace numérique de travail des écoles maternelles et élémentaires. Chaque commune choisit avec l’équipe enseignante ce qui lui convient : une école à deux classes n’a pas les besoins d’un grand groupe scolaire.',
      'Il faut aussi pouvoir faire cours quand l’école ferme, pour cause de crue ou d’épidémie. Cela se prépare avant, avec des habitudes prises par tous.',
    ),
    by(
      'canope',
      'Les formations ont lieu sur place autant que possible, en petits groupes. Les usages jugés utiles sont décrits, avec leurs limites, afin que d’autres équipes les reprennent.',
    ),
    by(
      'ligue-enseignement',
      '## Autour de l’école',
      'Une bonne part des actions s’adresse à des personnes qui ne sont ni élèves ni professeurs, ou va au-delà des programmes :',
      '- des ateliers pour les parents, à l’école ou dans un lieu du quartier, pour qu’ils suivent la scolarité de leurs enfants ;',
      '- un relais vers les médiateurs numériques, avec le Hub-Lo, pour les familles les moins à l’aise ;',
      '- des séances de code et des rencontres avec des professionnelles, pour que davantage de filles envisagent ces métiers.',
      'Les collectivités et les associations de terrain préparent ces actions avec nous : elles connaissent les familles.',
    ),
  ],
  pilotage: [by('rectorat', organisation('pilot', 'etat', 'par le rectorat de l’académie d’Orléans-Tours'))],
  partenariat: [
    by(
      'rectorat',
      organisation('animator', 'rectorat'),
      organisation('partner', 'drane', 'suivi pédagogique'),
      organisation('partner', 'dsi-rectorat', 'réseaux et équipements'),
      organisation('partner', 'gip-recia', 'espaces numériques de travail'),
      others('partner', 'collectivités locales du Cher'),
    ),
    by(
      'drane',
      organisation('partner', 'canope', 'formation des enseignants'),
      organisation('partner', 'ligue-enseignement', 'actions avec les familles'),
      organisation('partner', 'gip-trousse-projets', 'financement participatif de projets de classe'),
      organisation('partner', 'hub-lo', 'médiation numérique'),
      others('partner', 'associations'),
    ),
  ],
  indicateurs: [
    by(
      'rectorat',
      indicator('Écoles équipées (PrimOT, socle de matériel)', { unit: 'écoles' }),
      indicator('Projets innovants menés dans les écoles, les collèges et les lycées', { unit: 'projets' }),
      indicator('Actions de formation et évènements organisés', { unit: 'actions' }),
    ),
    by(
      'canope',
      indicator('Personnes formées : enseignants, autres personnels, parents', { unit: 'personnes' }),
      indicator('Volume de formation suivi', { unit: 'heures' }),
    ),
    by(
      'ligue-enseignement',
      indicator('Actions destinées à attirer les filles vers le numérique (orientation, ateliers de code…)', {
        unit: 'actions',
      }),
    ),
  ],
  calendrier: [
    by(
      'rectorat',
      'Le programme dure trois ans.',
      milestone('2022', 'Ouvrir le programme et recueillir les besoins des écoles', 'done'),
      milestone('2022 – 2025', 'Équiper, former, et conduire les actions avec les familles', 'in-progress'),
      milestone('2025', 'Dresser le bilan et dire ce qui mérite d’être étendu à d’autres départements'),
    ),
  ],
};
