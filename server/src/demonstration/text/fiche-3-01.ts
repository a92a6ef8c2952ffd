import { by, type FicheText, indicator, milestone, organisation, others } from '../notation.js';

export const fiche301: FicheText = {
  number: '3.1',
  kind: 'animation',
  title: 'Innovation numérique des services de l’État',
  aim: 'Amener les services et agences de l’État en région à partager leurs outils numériques et leurs façons de faire.',
  theme: 'Le numérique au service des politiques publiques',
  group: 'services-publics',
  contexte: [
    by(
      'sgar',
      'Presque toutes les procédures administratives commencent aujourd’hui par un formulaire en ligne. Chaque service s’est équipé à son rythme. L’usager, lui, distingue mal la préfecture, l’agence et la direction départementale. Il attend que sa demande suive son chemin sans avoir à fournir deux fois la même pièce.',
      'Au plan national, la [DINUM](https://www.numerique.gouv.fr)[^Direction interministérielle du numérique.] coordonne les ministères, et le programme « Transformation numérique des territoires » prolonge cet effort auprès des territoires. En région, il manque un lieu où services et agences puissent en parler.',
      '## Quatre objectifs',
      '- **Raconter** ce qui a marché et ce qui a échoué, agences comprises.',
      '- **Partager** un outil, une compétence ou un achat lorsque deux services ont le même besoin.',
      '- **Simplifier** les démarches, en ligne comme au guichet.',
      '- **Relier** les systèmes d’information, pour qu’un dossier passe sans rupture d’un acteur public à l’autre : c’est la « continuité numérique ».',
    ),
    by(
      'pole-emploi',
      '## Vu de l’accueil',
      'La démarche d’un demandeur d’emploi se prolonge souvent ailleurs : à la CAF, en préfecture, dans un espace France Services. Les agents d’accueil savent à quel endroit le parcours se bloque. Leur expérience doit nourrir le plan d’action.',
    ),
    by(
      'ars',
      'Les rencontres gagneront à partir de cas simples : signer un document à distance, échanger des fichiers volumineux avec un établissement, conduire une enquête en ligne. Plusieurs services ont déjà des réponses, que leurs voisins ne connaissent pas.',
    ),
  ],
  pilotage: [by('sgar', organisation('pilot', 'etat', 'par le SGAR'))],
  partenariat: [
    by(
      'sgar',
      organisation('animator', 'sgar'),
      organisation('partner', 'etat', 'pour tous ses services et agences en région'),
      organisation('partner', 'dinum'),
      organisation('partner', 'anct'),
      organisation('partner', 'ars'),
      organisation('partner', 'pole-emploi'),
      others('partner', 'autres opérateurs de l’État volontaires'),
    ),
  ],
  indicateurs: [
    by(
      'sgar',
      indicator('Rencontres tenues, en région et dans les départements', { unit: 'rencontres' }),
      indicator('Part des services et agences ayant participé au moins une fois dans l’année', { unit: '%' }),
      indicator('Outils numériques utilisés en commun par deux services ou davantage', { unit: 'outils' }),
      'Ces trois mesures seront revues par le comité de pilotage lors de sa première séance.',
    ),
  ],
  calendrier: [
    by(
      'sgar',
      milestone('1er semestre 2023', 'Installer un comité de pilotage', 'done'),
      milestone('1er semestre 2023', 'Adopter un plan d’action', 'in-progress'),
      milestone('2e semestre 2023', 'Organiser des rencontres, en région puis dans chaque département'),
    ),
  ],
};
