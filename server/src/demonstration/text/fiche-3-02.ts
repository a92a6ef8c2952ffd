import { by, college, type FicheText, indicator, milestone, organisation, others, table } from '../notation.js';

export const fiche302: FicheText = {
  number: '3.2',
  kind: 'animation',
  title: 'Numérique et santé',
  aim: 'Permettre aux soignants comme aux patients de se servir du numérique pour que les soins s’enchaînent bien.',
  theme: 'Le numérique au service des politiques publiques',
  group: 'services-publics',
  contexte: [
    by(
      'ars',
      'Un patient atteint d’une maladie chronique voit son médecin traitant, une infirmière, un spécialiste à l’hôpital, parfois un service d’aide à domicile. Si ces professionnels échangent peu, c’est à lui de porter les nouvelles de l’un à l’autre.',
      'L’Agence régionale de santé et l’Assurance Maladie réunissent, dans une commission dédiée à l’e-santé, les acteurs du soin et du médico-social. La Région et les Départements y participent. Le GIP e-santé met en œuvre ce qui s’y décide.',
    ),
    by(
      'gip-esante',
      '## Quatre outils à faire connaître',
      table(
        ['Outil', 'Pour qui', 'Usage'],
        [
          '[Mon espace santé](https://www.monespacesante.fr)',
          'Chaque assuré',
          'Garder ses documents médicaux et les montrer à qui l’on veut',
        ],
        [
          'ViaTrajectoire',
          'Patients, familles et équipes soignantes',
          'Chercher une place et déposer un dossier d’admission',
        ],
        [
          'SPHERE',
          'Professionnels du soin, du médico-social et du social',
          'Suivre à plusieurs le parcours d’une personne',
        ],
        ['Téléexpertise', 'Soignants', 'Demander à distance l’avis d’un confrère'],
      ),
      'Un logiciel installé sans formation reste inutilisé. Des équipes vont à la rencontre des soignants, notamment dans les communautés professionnelles territoriales de santé (CPTS)[^Regroupements de professionnels d’un même territoire qui organisent ensemble les soins de ville.], et travaillent avec les hôpitaux voisins. Une expertise rare peut ainsi servir plusieurs territoires.',
    ),
    by(
      'assurance-maladie',
      '## Du soin à la prévention',
      'Un dossier bien tenu sert avant la maladie : rappel de dépistage, vaccin à renouveler, conseil au bon moment. Chacun doit pouvoir ouvrir le sien, et trouver de l’aide s’il n’y parvient pas.',
      'Rassemblées et protégées, **les données de santé** éclairent aussi les choix collectifs. Elles indiquent où un risque augmente, où un équipement manque, où il reste sous-employé.',
    ),
  ],
  pilotage: [by('ars', organisation('pilot', 'etat', 'par l’Agence régionale de santé'))],
  partenariat: [
    by(
      'ars',
      organisation('partner', 'gip-esante'),
      organisation('partner', 'assurance-maladie'),
      organisation('partner', 'sgar'),
      organisation('partner', 'region-cvl'),
      college('partner', 'f-departements'),
    ),
    by(
      'gip-esante',
      others('partner', 'professionnels de santé de la région'),
      others('partner', 'associations professionnelles'),
      others('partner', 'représentants des usagers'),
    ),
  ],
  indicateurs: [
    by(
      'assurance-maladie',
      indicator('Part des comptes Mon espace santé ouverts par leur titulaire et contenant des documents', {
        unit: '%',
      }),
      indicator('Patients suivis à distance pour une maladie chronique', { unit: 'patients' }),
    ),
    by(
      'gip-esante',
      indicator('Offres de téléexpertise inscrites à l’annuaire régional et réellement actives', { unit: 'offres' }),
      indicator('Dossiers ouverts dans l’outil de coordination SPHERE', { unit: 'dossiers' }),
      indicator('Dossiers déposés par des usagers sur ViaTrajectoire', { unit: 'dossiers' }),
    ),
  ],
  calendrier: [
    by(
      'gip-esante',
      milestone(
        '2023/2024',
        'Organiser dans chaque département des filières de téléexpertise, depuis la ville et depuis les établissements',
        'in-progress',
      ),
      milestone(
        '2023-2025',
        'Promouvoir Mon espace santé et ViaTrajectoire, pour que chacun prenne part à son parcours',
        'in-progress',
      ),
      milestone(
        '2023-2026',
        'Équiper de SPHERE les soignants de ville, les établissements et les intervenants sociaux',
      ),
    ),
  ],
};
