import { by, type FicheText, indicator, milestone, organisation, others, table } from '../notation.js';

export const fiche405: FicheText = {
  number: '4.5',
  kind: 'projet',
  title: 'Filière de réemploi',
  aim: 'Donner une seconde vie aux appareils électroniques afin d’économiser les matières dont ils sont faits.',
  theme: 'Formation et innovation',
  group: 'numerique-responsable',
  contexte: [
    by(
      'labomedia',
      'Le téléphone dure parfois un an, l’ordinateur souvent trois. Les logiciels réclament des processeurs plus puissants, les réseaux vont plus vite, et l’appareil d’avant, qui marche encore, finit dans un tiroir ou à la benne. D’autres ne peuvent être ni ouverts ni réparés, et l’on s’épargne de la peine en les remplaçant.',
      'Chaque année d’usage gagnée, ce sont pourtant des métaux que l’on n’extrait pas et une machine que l’on ne fabrique pas.',
    ),
    by(
      'cress',
      '## Des filières vivantes, mais isolées',
      'Ateliers de réparation, ressourceries, entreprises d’insertion : l’économie sociale et solidaire (ESS) collecte, trie et remet en état dans plusieurs agglomérations, quelquefois à l’échelle du département. Ces filières se connaissent mal entre elles. Une administration qui renouvelle tous ses postes ne sait pas à qui s’adresser ; l’atelier, lui, ignore quand viendra le prochain lot et ne peut ni embaucher ni louer un local.',
      '### À chaque état sa destination',
      table(
        ['État de l’appareil', 'Destination', 'Qui s’en charge'],
        ['En marche, déclassé', 'Nettoyage, système léger, don ou vente à petit prix', 'Ateliers de reconditionnement'],
        ['En panne, réparable', 'Réparation, parfois avec son propriétaire', 'Ateliers associatifs, réparateurs'],
        ['Hors d’usage', 'Démontage, pièces gardées', 'Ressourceries'],
        ['Sans pièce utile', 'Récupération des matières', 'Collecte des déchets électroniques'],
      ),
    ),
    by(
      'gip-recia',
      '## Donner en règle',
      'La loi demande aux administrations d’orienter vers le **réemploi** le matériel informatique en état de marche dont elles se séparent[^Loi du 15 novembre 2021 visant à réduire l’empreinte environnementale du numérique en France.]. Encore faut-il effacer les disques et pouvoir le prouver. Une procédure commune rassurera les élus et les directeurs informatiques.',
    ),
    by(
      'region-cvl',
      'La Région se propose de relier les initiatives et de leur assurer des volumes réguliers. Elle n’entend se substituer à aucune : le réemploi se fait au plus près, et c’est la durée qui manque.',
    ),
  ],
  pilotage: [by('region-cvl', organisation('pilot', 'region-cvl'))],
  partenariat: [
    by(
      'region-cvl',
      organisation('animator', 'region-cvl'),
      organisation('partner', 'labomedia', 'ateliers et savoir-faire techniques'),
      organisation('partner', 'cress', 'lien avec les structures de l’ESS'),
      organisation('partner', 'gip-recia', 'lien avec les services informatiques publics'),
    ),
    by(
      'cress',
      others('partner', 'structures de l’ESS'),
      others('partner', 'associations'),
      others('partner', 'collectivités locales'),
      others('partner', 'entreprises'),
      'D’autres acteurs seront invités à mesure que la carte se précisera.',
    ),
  ],
  indicateurs: [
    by(
      'region-cvl',
      indicator('Appareils électroniques réemployés', { unit: 'appareils' }),
      indicator('Masse des appareils réemployés', { unit: 'tonnes' }),
      indicator('Appareils confiés à la récupération des déchets', { unit: 'appareils' }),
      indicator('Masse confiée à la récupération des déchets', { unit: 'tonnes' }),
    ),
    by('cress', 'Les structures pèsent déjà ce qu’elles collectent ; il reste à compter partout de la même manière.'),
  ],
  calendrier: [
    by(
      'region-cvl',
      milestone('étape 1', 'Recenser ce qui se fait dans les six départements', 'done'),
      milestone(
        'étape 1',
        'Dresser la carte des structures, des volumes collectés et de leurs destinations',
        'in-progress',
      ),
      milestone('étape 2', 'Affermir les filières et les faire connaître aux donateurs'),
      milestone('étape 3', 'Suivre les résultats, comparer les pratiques et partager ce qui peut l’être'),
    ),
  ],
};
