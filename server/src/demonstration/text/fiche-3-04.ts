import { by, type FicheText, indicator, milestone, organisation, others } from '../notation.js';

export const fiche304: FicheText = {
  number: '3.4',
  kind: 'animation',
  title: 'Accès à la culture par le numérique',
  aim: 'Encourager, partout en région, d’autres manières de découvrir les œuvres et de pratiquer les arts.',
  theme: 'Le numérique au service des politiques publiques',
  group: 'mobilites-culture',
  contexte: [
    by(
      'drac',
      'Un musée ne montre qu’une partie de ce qu’il conserve. Le reste, souvent fragile, attend en réserve. La copie numérique permet de le faire voir sans l’exposer à la lumière ni aux transports. Depuis 2022, la DRAC aide les établissements à numériser leurs fonds et à les présenter au public. L’appel à projets de 2023 doit en soutenir 14. Des opérations de plus grande ampleur suivront, surtout dans les musées.',
    ),
    by(
      'etat',
      '## Des musées numériques de proximité',
      'Une **Micro-Folie** s’installe dans une médiathèque, un centre social, une salle communale. On y regarde en grand format des œuvres venues de musées nationaux et régionaux, avec un médiateur ou en visite libre. L’établissement public de La Villette, à Paris, en anime le réseau national.',
      'Pour en ouvrir dans la région, la préfecture a lancé deux appels à projets, en 2021 puis en 2022, avec l’expertise de la DRAC. Le ministère de la Culture a redit au printemps 2023 l’importance qu’il attache au dispositif. Un nouvel appel en 2024 est envisagé ; l’arbitrage reste à rendre.',
    ),
    by(
      'drac',
      '## La collection Centre-Val de Loire',
      'Une collection numérique propre à la région est presque prête[^Seules trois collections régionales l’ont précédée dans le réseau des Micro-Folies.]. Elle réunit 31 grandes institutions culturelles, et toutes les Micro-Folies de France pourront la projeter. Son ouverture est prévue à la mi-octobre.',
    ),
    by(
      'region-cvl',
      'La Région souhaite que les artistes trouvent leur place dans ces lieux. Une école d’art peut y mener un atelier, un lieu de création y présenter un travail en cours. Les habitants passent alors du regard à la pratique.',
    ),
  ],
  pilotage: [by('drac', organisation('pilot', 'etat', 'par la DRAC'))],
  partenariat: [
    by(
      'drac',
      organisation('partner', 'etat', 'par la DRAC'),
      organisation('partner', 'region-cvl'),
      others('partner', 'écoles d’art'),
      others('partner', 'réseaux d’artistes'),
      others('partner', 'lieux de création'),
    ),
    by('region-cvl', 'Les communes et intercommunalités qui accueillent une Micro-Folie seront conviées aux échanges.'),
  ],
  indicateurs: [
    by(
      'drac',
      indicator(
        'Projets structurants de numérisation et de valorisation soutenus à la fois par l’État et par des collectivités',
        { unit: 'projets' },
      ),
      indicator('Micro-Folies ouvertes dans la région', { unit: 'lieux' }),
      indicator('Achèvement de la collection numérique régionale mise à la disposition des Micro-Folies'),
    ),
  ],
  calendrier: [
    by(
      'drac',
      milestone('2024', 'Structurer le réseau régional des acteurs'),
      milestone(
        '2024',
        'Resserrer les liens entre État et collectivités autour de la numérisation des fonds culturels',
        'in-progress',
      ),
      milestone('2024', 'Lancer un appel à projets'),
    ),
  ],
};
