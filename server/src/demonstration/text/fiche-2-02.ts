import { by, college, type FicheText, indicator, milestone, organisation, others } from '../notation.js';

export const fiche202: FicheText = {
  number: '2.2',
  kind: 'animation',
  title: 'Inclusion numérique',
  aim: 'Faire reculer l’illectronisme en coordonnant celles et ceux qui accompagnent les habitants.',
  theme: 'Inclusion numérique',
  group: 'inclusion',
  contexte: [
    by(
      'hub-lo',
      'Prendre rendez-vous à l’hôpital, payer la cantine, suivre une demande de logement : ces gestes supposent désormais un écran, une adresse électronique et un peu d’assurance. D’après l’Insee, une personne sur cinq reste bloquée. On parle alors d’**illectronisme**. Les retraités sont les premiers touchés ; viennent ensuite les personnes peu diplômées ou aux revenus modestes.',
    ),
    by(
      'crij',
      'Les jeunes n’y échappent pas. On peut passer ses soirées sur un réseau social et rester démuni devant un formulaire de la CAF.',
    ),
    by(
      'hub-lo',
      '## Les chantiers du consortium',
      'Le Hub-Lo a reçu son label national en mars 2021. Il fait se rencontrer des acteurs qui s’ignoraient parfois : espaces publics numériques du réseau Web-O-Centre, France Services, Promeneurs du net, fablabs, lieux de travail partagé. Son programme tient en cinq points.',
      '1. **Réunir** médiateurs et conseillers numériques, quatre fois dans chaque département en 2023, et lors de temps forts régionaux tels que Numérique en commun.',
      '2. **Former**, avec des outils pédagogiques et Pix ; siéger aux jurys qui évaluent les conseillers ; contribuer aux travaux de l’ANCT.',
      '3. **Pérenniser** les accueils, en comparant les organisations et en cherchant des financements.',
      '4. **Cartographier** les lieux de médiation avec les Départements, en données ouvertes.',
      '5. **Préparer** avec chaque bassin de vie le projet commun décrit dans la fiche 2.3.',
    ),
    by(
      'gip-recia',
      '## Aller au-devant du public',
      'Une personne en difficulté pousse rarement la porte d’un lieu de médiation. Elle se confie plutôt à l’agent d’accueil de la mairie, à l’assistante sociale, au bibliothécaire. L’action de repérage leur donne une méthode simple : quelques questions à poser, puis une adresse proche où orienter.',
    ),
  ],
  pilotage: [
    by(
      'hub-lo',
      organisation('pilot', 'hub-lo'),
      'Le consortium rassemble le GIP RECIA, le CRIJ, le Mouvement associatif et la Ligue de l’enseignement, aux côtés de la Région et de l’État.',
    ),
  ],
  partenariat: [
    by(
      'hub-lo',
      organisation('animator', 'hub-lo'),
      organisation('partner', 'france-services'),
      college('partner', 'f-prefectures'),
      college('partner', 'f-caf'),
      college('partner', 'f-cria'),
      others('partner', 'collectivités locales'),
      others('partner', 'associations'),
      others('partner', 'entreprises'),
    ),
    by(
      'gip-recia',
      others('partner', 'représentants des communautés de la médiation'),
      others('partner', 'espaces publics numériques'),
      others('partner', 'médiathèques'),
      others('partner', 'fablabs'),
      others('partner', 'tiers-lieux'),
    ),
  ],
  indicateurs: [
    by(
      'hub-lo',
      indicator('Taux d’illectronisme en région, lorsque la mesure existe', { unit: '%' }),
      indicator('Aidants numériques présents aux animations', { unit: 'personnes' }),
      indicator('Structures de médiation et autres lieux publics ouverts aux habitants', { unit: 'lieux' }),
      indicator('Habitants accompagnés (estimation)', { unit: 'personnes' }),
      'Le dernier chiffre restera une estimation : tous les lieux ne comptent pas leurs visiteurs de la même façon.',
    ),
  ],
  calendrier: [
    by(
      'hub-lo',
      milestone('2023', 'Organiser 24 rencontres, départementales et régionales', 'in-progress'),
      milestone('2023', 'Lancer l’action de repérage des publics en difficulté', 'in-progress'),
      milestone('2023', 'Diffuser le « kit d’intervention pros » dans les quartiers de la politique de la ville'),
      milestone('2023', 'Remettre à jour la carte des lieux', 'done'),
    ),
    by(
      'gip-recia',
      milestone('2024 et ensuite', 'Étoffer l’animation à toutes les échelles, du bassin de vie à la région'),
      milestone('2024 et ensuite', 'Reconnaître les savoir-faire numériques acquis, au moyen de badges ouverts'),
    ),
  ],
};
