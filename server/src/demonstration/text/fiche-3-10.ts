import { by, college, type FicheText, indicator, milestone, organisation, others, table } from '../notation.js';

export const fiche310: FicheText = {
  number: '3.10',
  kind: 'projet',
  title: 'Challenge open data régional',
  aim: 'Aider des collectivités volontaires à publier leurs données et à en tirer parti pour leurs propres services.',
  theme: 'Le numérique au service des politiques publiques',
  group: 'donnee',
  contexte: [
    by(
      'etat',
      'Une donnée publique est dite ouverte (en anglais *open data*) quand chacun peut la télécharger et la réutiliser librement. Pour une partie des collectivités, cette publication est une obligation légale. Les plus grandes s’en acquittent ; la plupart des autres n’ont pas commencé.',
    ),
    by(
      'gip-recia',
      table(
        ['Repère', 'Valeur'],
        ['Loi pour une République numérique', '7 octobre 2016'],
        ['Collectivités tenues de publier', 'au moins 50 agents et plus de 3 500 habitants'],
        ['Nombre en Centre-Val de Loire', 'environ 130'],
        ['Collectivités déjà accompagnées', '22, en deux éditions depuis 2019'],
      ),
    ),
    by(
      'region-cvl',
      '## L’intérêt d’être nombreux',
      'Les horaires d’un seul réseau de bus intéressent ses abonnés. Ceux de tous les réseaux permettent de calculer un trajet d’un bout à l’autre de la région. De même, on ne compare des budgets ou des délibérations que si les fichiers sont établis sur le même modèle. Une collectivité non soumise à l’obligation a donc, elle aussi, des raisons de participer.',
    ),
    by(
      'gip-recia',
      '## Une troisième édition qui part des besoins',
      'Les deux premières ont été conduites avec la Région, la seconde bénéficiant aussi de France Relance. Elles ont validé la méthode : un accompagnement pas à pas, jusqu’à la mise en ligne du premier fichier. La suivante ira au-delà de ce que la loi impose.',
      '1. Choisir avec la collectivité une question concrète à résoudre.',
      '1. Rassembler les données utiles, d’où qu’elles viennent.',
      '1. Les mettre en ordre, les décrire et fixer qui peut y accéder.',
      '1. Publier ce qui peut l’être et construire l’application dont les agents ont besoin.',
      'Élus et agents seront formés en chemin. Chaque réalisation sera décrite pour qu’une autre collectivité puisse la reprendre, et les fichiers resteront sous maîtrise publique. Le travail se fera en lien avec les fiches 4.6, « Territoires durables et connectés », et 4.7, « Climate Data Hub ».',
    ),
  ],
  pilotage: [by('region-cvl', organisation('pilot', 'region-cvl'))],
  partenariat: [
    by(
      'region-cvl',
      organisation('animator', 'gip-recia', 'conduit l’accompagnement'),
      organisation('partner', 'do-terr-geocentre'),
      organisation('partner', 'region-cvl'),
      organisation('partner', 'etat'),
      college('partner', 'f-epci'),
      others('partner', 'collectivités locales'),
      'La participation est volontaire, quelle que soit la taille de la collectivité.',
    ),
  ],
  indicateurs: [
    by(
      'gip-recia',
      indicator('Collectivités ayant ouvert des données', { unit: 'collectivités' }),
      indicator('Jeux de données publiques ouverts dans la région', { unit: 'jeux de données' }),
    ),
  ],
  calendrier: [
    by(
      'gip-recia',
      milestone('2023', 'Concevoir la nouvelle édition', 'done'),
      milestone('2023', 'Trouver les collectivités volontaires', 'in-progress'),
    ),
    by('region-cvl', milestone('2023', 'Boucler le financement', 'in-progress')),
  ],
};
