import { by, college, type FicheText, indicator, milestone, organisation, others, table } from '../notation.js';

export const fiche306: FicheText = {
  number: '3.6',
  kind: 'animation',
  title: 'Do.TeRR, le réseau régional de la donnée territoriale',
  aim: 'Faire travailler ensemble celles et ceux qui produisent, entretiennent ou exploitent les données publiques en Centre-Val de Loire.',
  theme: 'Le numérique au service des politiques publiques',
  group: 'donnee',
  contexte: [
    by(
      'gip-recia',
      'Le GIP RECIA anime Do.TeRR, où se retrouvent près de 200 géomaticiens, statisticiens, chargés d’études et informaticiens du secteur public. Leurs métiers diffèrent, mais l’urbaniste et le pompier consultent les mêmes adresses, le même cadastre, les mêmes photographies aériennes. Entretenus ensemble et ouverts à tous, ces fonds deviennent des **communs numériques** : personne ne paie deux fois pour les établir, et chacun peut y signaler une erreur.',
      'Les séances se tiennent par département ou pour la région entière, selon le sujet.',
      table(
        ['Rendez-vous', 'Ce que l’on y fait'],
        ['Réunion technique', 'Prendre un outil en main, comparer des méthodes'],
        ['Atelier', 'Débattre d’une question de fond : qualité, droit, partage'],
        ['Concertation', 'Arrêter une position commune sur un thème'],
      ),
    ),
    by(
      'dreal',
      '## GéoCentre, la plateforme commune',
      'Le fruit de ce travail est rassemblé sur GéoCentre. Cette plateforme cartographique conserve les bases régionales, relève automatiquement les catalogues d’autres organismes et transmet ses propres notices aux portails français et européens, à commencer par [data.gouv.fr](https://www.data.gouv.fr). Un fichier déposé à Orléans ou à Châteauroux se trouve ainsi sans qu’il faille connaître le service qui l’a produit.',
    ),
    by(
      'observatoire-eco',
      '## Quand les capteurs se multiplient',
      'Compteurs d’eau, éclairage, stationnement, qualité de l’air : les équipements connectés produisent des mesures par milliers. Une mesure dont on ignore l’unité, la date ou l’emplacement ne sert à personne. Le réseau doit donc convenir de règles de description simples, grâce auxquelles les chiffres d’un territoire pourront être lus par le voisin et repris des années plus tard.',
    ),
  ],
  pilotage: [by('gip-recia', organisation('pilot', 'gip-recia', 'au titre de Do.TeRR GéoCentre'))],
  partenariat: [
    by(
      'gip-recia',
      organisation('animator', 'gip-recia'),
      organisation('partner', 'do-terr-geocentre'),
      organisation('partner', 'region-cvl'),
      organisation('partner', 'etat', 'services en région et en département'),
      organisation('partner', 'dreal'),
      college('partner', 'f-ddt'),
      college('partner', 'f-departements'),
      others('partner', 'collectivités locales'),
      college('partner', 'f-sdis'),
      others('partner', 'syndicats'),
      college('partner', 'f-agences-urbanisme'),
      organisation('partner', 'observatoire-eco'),
      organisation('partner', 'onf'),
      organisation('partner', 'agence-eau'),
      college('partner', 'f-chambres-agriculture'),
      organisation('partner', 'cnig', 'pour les standards nationaux'),
      organisation('partner', 'ign'),
      organisation('partner', 'afigeo'),
      'Le réseau reste ouvert : tout organisme public qui tient des données peut demander à le rejoindre.',
    ),
  ],
  indicateurs: [
    by('gip-recia', indicator('Acteurs publics membres du réseau', { unit: 'organismes' })),
    by(
      'dreal',
      indicator('Jeux de données publiés', { unit: 'jeux de données' }),
      indicator('Thèmes couverts par ces publications', { unit: 'thèmes' }),
      'Le nombre de fichiers ne dit pas tout : chaque bilan annuel précisera leur nature et leur date de mise à jour.',
    ),
  ],
  calendrier: [
    by(
      'gip-recia',
      'Les membres ont choisi les sujets de l’année ; chacun donne lieu à une ou plusieurs séances.',
      milestone('2023', 'Adopter le programme d’animation commun', 'done'),
      milestone(
        '2023',
        'Fonds de plan : adresses, cadastre et fichiers fonciers, photographie aérienne à haute résolution',
        'done',
      ),
      milestone('2023', 'Sol et relief : occupation du sol, relevé laser Lidar HD de l’IGN', 'in-progress'),
    ),
    by(
      'observatoire-eco',
      milestone('2023', 'Usages : accessibilité, zones d’activité économique, îlots de chaleur', 'in-progress'),
      milestone('2023', 'Jumeaux numériques : première séance de découverte', 'postponed'),
    ),
  ],
};
