import { by, type FicheText, indicator, milestone, organisation, others, table } from '../notation.js';

export const fiche407: FicheText = {
  number: '4.7',
  kind: 'projet',
  title: 'Climate Data Hub',
  aim: 'Fonder une coopérative où ceux qui détiennent des données utiles au climat les mettent en commun.',
  theme: 'Formation et innovation',
  group: 'numerique-responsable',
  contexte: [
    by(
      'region-cvl',
      'Où planter des arbres pour rafraîchir une cour d’école ? Combien d’eau restera-t-il dans la nappe en août ? Quels logements isoler d’abord ? Les éléments de réponse existent, mais dispersés entre des administrations, des entreprises et des laboratoires qui ne se les prêtent guère.',
      'Le Climate Data Hub veut y remédier. Il réunit une **coopérative**, où chacun apporte ses données et décide avec les autres, et un **tiers de confiance**, gardien des règles communes.',
    ),
    by(
      'brgm',
      '## Croiser ce qui est séparé',
      'Prise isolément, une mesure renseigne peu. Trois exemples :',
      table(
        ['Question', 'Données à rapprocher', 'Détenteurs possibles'],
        [
          'Quels quartiers rénover ?',
          'Consommations par secteur, âge des bâtiments',
          'Gestionnaires de réseaux, communes',
        ],
        [
          'L’eau suffira-t-elle cet été ?',
          'Niveau des nappes, prélèvements, pluies',
          'Organismes de recherche, services de l’État, usagers',
        ],
        ['Où fait-il trop chaud ?', 'Capteurs, végétation, nature des sols', 'Collectivités, syndicats mixtes'],
      ),
    ),
    by(
      'gip-recia',
      '## Le rôle du tiers de confiance',
      'Les membres le choisissent d’un commun accord, et il n’exploite rien pour son propre compte. Il lui revient de :',
      '- préparer les accords entre ceux qui prêtent et ceux qui emploient les données ;',
      '- veiller à la loi, d’abord à la protection de la vie privée ;',
      '- écarter les usages contraires aux principes que les membres se sont donnés.',
      'Des habitants siègent dans sa gouvernance. Une consommation d’énergie parle aussi d’eux : ils ont leur mot à dire.',
    ),
    by(
      'pole-dream',
      'Les résultats se jugeront sur le terrain : moins d’émissions, des villes et des cultures mieux préparées aux sécheresses et aux canicules, des services nouveaux dont profitent les habitants, la nature et l’économie.',
    ),
  ],
  pilotage: [
    by(
      'region-cvl',
      organisation('pilot', 'region-cvl'),
      'Un comité des membres fondateurs sera formé dès que le statut de la coopérative sera arrêté.',
    ),
  ],
  partenariat: [
    by(
      'region-cvl',
      organisation('animator', 'region-cvl'),
      organisation('partner', 'etat'),
      others('partner', 'collectivités locales'),
      others('partner', 'producteurs et utilisateurs de données, publics, privés ou universitaires'),
      'Parmi ces derniers :',
      organisation('partner', 'pole-dream'),
      organisation('partner', 'brgm', 'sous-sol et eaux souterraines'),
      organisation('partner', 'smo-vdln', 'réseaux de capteurs'),
      organisation('partner', 'gip-recia'),
      organisation('partner', 'enedis', 'électricité'),
      organisation('partner', 'grdf', 'gaz'),
    ),
  ],
  indicateurs: [
    by(
      'region-cvl',
      indicator('Membres du consortium', { unit: 'membres' }),
      indicator('Cas d’usage lancés', { unit: 'cas d’usage' }),
      indicator('Jeux de données publiés pour la première fois', { unit: 'jeux de données' }),
    ),
  ],
  calendrier: [
    by(
      'region-cvl',
      milestone(
        'étape 1',
        'Faire se rencontrer ceux qui produisent les données et ceux qui en ont besoin',
        'in-progress',
      ),
      milestone('étape 2', 'Définir le statut de la coopérative, ses règles et son financement', 'in-progress'),
      milestone('étape 3', 'Ouvrir les premiers cas d’usage'),
      'Ces étapes se chevauchent ; les fondateurs en fixeront les dates.',
    ),
  ],
};
