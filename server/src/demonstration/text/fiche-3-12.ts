import { by, college, type FicheText, indicator, milestone, organisation, table } from '../notation.js';

export const fiche312: FicheText = {
  number: '3.12',
  kind: 'projet',
  title: 'Net-Irrig, l’irrigation au plus juste',
  aim: 'Permettre à chaque agriculteur d’apporter à ses cultures l’eau dont elles ont besoin, au bon moment et sans excès.',
  theme: 'Le numérique au service des politiques publiques',
  group: 'mutualisation',
  contexte: [
    by(
      'ca-regionale',
      'Quand il fait plus chaud, les plantes transpirent davantage, et c’est alors que l’eau manque. Arroser une fois de trop coûte de l’énergie et prélève sur une ressource disputée ; arroser une fois de moins peut compromettre une récolte. Les filières régionales, qui revoient par ailleurs leurs pratiques pour les rendre plus écologiques, ont besoin d’appuyer cette décision sur des mesures.',
    ),
    by(
      'ca-loiret',
      '## Le compte de l’eau, parcelle par parcelle',
      'Net-Irrig établit un **bilan hydrique** : l’eau que le sol a reçue, celle que la culture a consommée, ce qui reste à sa portée. Il en déduit quand arroser et en quelle quantité. Le calcul repose sur les travaux menés à Orléans par l’Inra[^Aujourd’hui INRAE, Institut national de recherche pour l’agriculture, l’alimentation et l’environnement.] dans le domaine des sols, ainsi que sur ceux des chambres d’agriculture. Plus de 35 espèces végétales sont décrites : aucune autre base française n’est aussi fournie.',
    ),
    by(
      'seabex',
      '## Une version refondue en 2023',
      'La chambre d’agriculture du Loiret a repris l’outil de fond en comble avec Seabex, jeune entreprise installée à Orléans, dans les locaux de l’Agreen Lab’O, et membre de l’AgreenTech Valley.',
      table(
        ['Partenaire', 'Apport'],
        [
          'Chambre d’agriculture du Loiret',
          'Agronomie, moteur de calcul d’origine, plus de quinze ans d’essais de terrain',
        ],
        ['Seabex', 'Hébergement, développement des versions à venir'],
        ['Autres chambres d’agriculture', 'Conseil aux irrigants de leur territoire'],
      ),
      'Au 7 juin 2023, on comptait 300 abonnés, dont 200 exploitants du Loiret. Rien n’attache pourtant l’outil à ce département : il fonctionne partout en France métropolitaine.',
    ),
  ],
  pilotage: [
    by(
      'ca-loiret',
      organisation('pilot', 'ca-loiret'),
      'La chambre décide des évolutions agronomiques ; leur réalisation revient à Seabex.',
    ),
  ],
  partenariat: [
    by(
      'ca-loiret',
      organisation('animator', 'seabex'),
      organisation('partner', 'ca-loiret'),
      organisation('partner', 'ca-regionale'),
      college('partner', 'f-chambres-agriculture', 'des autres départements'),
    ),
  ],
  indicateurs: [
    by(
      'ca-loiret',
      'Les objectifs sont fixés à trois ans. La valeur de départ est celle du 7 juin 2023.',
      indicator('Abonnés à Net-Irrig', { unit: 'abonnés', baseline: '300', target: '2 000', due: '2026' }),
      indicator('Départements de France où l’outil est utilisé', { unit: 'départements' }),
    ),
    by(
      'ca-regionale',
      indicator('Adoption comme application web de référence du réseau des chambres d’agriculture', {
        unit: 'oui ou non',
      }),
    ),
  ],
  calendrier: [
    by(
      'seabex',
      milestone('2023', 'Sortir la version pour smartphone, avec messages d’alerte', 'done'),
      milestone('2023', 'Accepter les fichiers météo fournis par l’utilisateur', 'done'),
      milestone('2023', 'Recevoir les relevés des stations météo connectées des exploitations', 'in-progress'),
    ),
    by(
      'ca-loiret',
      milestone('2024-2025', 'Conseil : relier l’irrigation à la rentabilité de la culture'),
      milestone('2024-2025', 'Quotas : suivre les volumes autorisés pour toute l’exploitation'),
      milestone(
        '2024-2025',
        'Prospective : simuler les besoins en eau de 2050 à partir des projections climatiques Drias',
      ),
      milestone(
        '2024-2025',
        'Échanges avec « Mes parcelles », l’application des chambres où l’agriculteur enregistre ses interventions',
      ),
    ),
  ],
};
