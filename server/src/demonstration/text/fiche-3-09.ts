import { by, type FicheText, indicator, milestone, organisation, others } from '../notation.js';

export const fiche309: FicheText = {
  number: '3.9',
  kind: 'projet',
  title: 'Datacentre régional',
  aim: 'Réunir dans une installation commune, sûre et économe, des serveurs que les organismes publics exploitent chacun de leur côté.',
  theme: 'Le numérique au service des politiques publiques',
  group: 'mutualisation',
  contexte: [
    by(
      'brgm',
      'Une salle de serveurs doit être refroidie, secourue en électricité, surveillée jour et nuit. Pour un établissement isolé, cette charge pèse lourd. L’Université d’Orléans, l’Université de Tours, l’INSA Centre-Val de Loire et le BRGM ont décidé de la porter ensemble et se sont constitués en consortium. Leur centre de données a obtenu le label du ministère dont relèvent les universités.',
      'Il fait partie d’un ensemble national d’installations publiques. Les organismes qui lui confient leurs données savent où elles se trouvent, qui y accède et quel droit s’y applique : c’est ce que l’on entend ici par **souveraineté**.',
    ),
    by(
      'univ-orleans',
      '## À quoi servira-t-il ?',
      '### Aux laboratoires et aux étudiants',
      'Le mésocentre de calcul de la région[^Un mésocentre se situe, par sa puissance, entre l’ordinateur d’un laboratoire et les grands calculateurs nationaux. Celui-ci est le support de la fédération de recherche CaSciModOT.] deviendra plus facile à utiliser depuis Bourges, Blois ou Chartres. Les enseignants disposeront de nouveaux outils, dont des postes de travail virtuels : l’étudiant retrouve ses logiciels depuis n’importe quel ordinateur.',
    ),
    by(
      'gip-recia',
      '### Aux collectivités',
      'Communes, départements et syndicats accumulent des données sur leur territoire. Ils pourront les confier à un hébergeur public proche. Le centre est relié à ReCOR, le réseau optique régional, et s’apprête à recevoir un nœud de [RENATER](https://www.renater.fr), qui dessert au niveau national les universités et les laboratoires.',
    ),
    by(
      'brgm',
      '## Fermer des salles, économiser l’énergie',
      'Chaque transfert permet d’éteindre une salle ancienne. Les machines, moins nombreuses, sont mieux employées. Une étape suivante consisterait à recourir à la géothermie, que le BRGM connaît bien, pour alléger encore l’empreinte du site.',
    ),
  ],
  pilotage: [
    by(
      'brgm',
      organisation('pilot', 'brgm'),
      'Les décisions se prennent au sein du consortium, qui réunit les quatre fondateurs.',
    ),
  ],
  partenariat: [
    by(
      'brgm',
      organisation('partner', 'consortium-datacentre'),
      organisation('partner', 'brgm', 'membre fondateur'),
      organisation('partner', 'insa-cvl', 'membre fondateur'),
      organisation('partner', 'univ-orleans', 'membre fondateur'),
      organisation('partner', 'univ-tours', 'membre fondateur'),
      organisation('partner', 'gip-recia'),
      others('partner', 'organismes de recherche'),
      others('partner', 'collectivités locales'),
    ),
  ],
  indicateurs: [
    by(
      'brgm',
      indicator('Organismes bénéficiaires', { unit: 'organismes' }),
      indicator('Salles de serveurs fermées', { unit: 'salles' }),
      indicator('Degré d’intégration des infrastructures des fondateurs', { unit: '%' }),
    ),
    by(
      'univ-tours',
      indicator('Services à valeur ajoutée ouverts', { unit: 'services' }),
      indicator('Personnes qui les utilisent', { unit: 'utilisateurs' }),
    ),
  ],
  calendrier: [
    by(
      'brgm',
      milestone('2023', 'Arrêter le modèle économique et sécuriser les financements', 'in-progress'),
      milestone('2023', 'Renouveler le réseau interne du centre', 'done'),
      milestone('2023', 'Relier le centre à ReCOR', 'done'),
      milestone('2023', 'Déplacer le nœud RENATER', 'in-progress'),
    ),
    by(
      'univ-orleans',
      milestone('2023', 'Transférer les services hébergés dans la salle principale de l’université', 'in-progress'),
    ),
    by(
      'univ-tours',
      milestone('2023', 'Transférer les sites web et les plateformes pédagogiques de l’université', 'in-progress'),
    ),
    by(
      'brgm',
      milestone('2024 et au-delà', 'Poursuivre les transferts des quatre fondateurs'),
      milestone('2024 et au-delà', 'Accueillir d’autres organismes publics'),
      milestone('2024 et au-delà', 'Fournir les postes de travail virtuels du projet PRO3 (fiche 4.15)'),
      milestone(
        '2024 et au-delà',
        'Répondre aux besoins des projets Climate Data Hub (fiche 4.7) et JUNON (fiche 4.11)',
      ),
    ),
  ],
};
