import { by, college, type FicheText, indicator, milestone, organisation, others } from '../notation.js';

export const fiche303: FicheText = {
  number: '3.3',
  kind: 'animation',
  title: 'Numérique et mobilités',
  aim: 'Faciliter, grâce au web et au téléphone, le choix de déplacements collectifs et durables.',
  theme: 'Le numérique au service des politiques publiques',
  group: 'mobilites-culture',
  contexte: [
    by(
      'region-cvl',
      '## Se déplacer sans voiture',
      'Dans un village sans gare, on dépend souvent d’un proche, d’un car aux horaires rares ou d’un transport à la demande que l’on connaît mal, et cela pour les besoins de chaque jour : le travail, le lycée, les courses, le sport. En ville, l’offre abonde, mais elle se disperse entre plusieurs réseaux et autant d’applications.',
      'La Région souhaite réunir ces offres dans un même service, ce que les spécialistes nomment un **MaaS**[^De l’anglais « mobility as a service ». Le voyageur y compose son trajet, quels que soient les moyens de transport, et le paie en une fois.]. On y préparerait son trajet de porte à porte et l’on y prendrait ses billets. Y figureraient :',
      '- les trains, les cars, les bus et les tramways ;',
      '- le transport à la demande ;',
      '- le covoiturage et l’autopartage ;',
      '- le vélo et le stationnement.',
    ),
    by(
      'dreal',
      '## À quelle échelle ?',
      'Rien n’est arrêté. Un système unique pour la région serait plus lisible ; des systèmes par bassin de mobilité colleraient mieux aux habitudes locales. Les contrats opérationnels de mobilité, que la Région prépare avec les autorités organisatrices, sont le bon cadre pour trancher. Dans tous les cas, les trajets ne s’arrêtent pas aux limites administratives, et les outils devront dialoguer entre eux, y compris avec les régions voisines.',
    ),
    by(
      'ademe',
      'Les habitudes de déplacement changent lentement. Pour juger du service, il faudra mesurer la fréquentation réelle et, pour le covoiturage, s’appuyer sur l’[observatoire national](https://observatoire.covoiturage.gouv.fr). Ces chiffres aideront en retour à ajuster les lignes et les horaires.',
      'Les personnes qui n’ont pas de téléphone récent comptent autant que les autres. Une centrale de mobilité, joignable par un simple appel, répond à ce besoin.',
    ),
  ],
  pilotage: [by('region-cvl', organisation('pilot', 'region-cvl'))],
  partenariat: [
    by(
      'region-cvl',
      organisation('animator', 'region-cvl'),
      college('partner', 'f-aom'),
      organisation('partner', 'etat', 'par la DREAL et le SGAR'),
      organisation('partner', 'ademe'),
      organisation('partner', 'gip-recia'),
      others('partner', 'collectivités locales'),
      others('partner', 'entreprises de services'),
      others('partner', 'associations'),
    ),
  ],
  indicateurs: [
    by(
      'region-cvl',
      indicator('Utilisateurs des applications de mobilité', { unit: 'utilisateurs' }),
      indicator('Fréquentation des transports collectifs, transport à la demande compris', { unit: 'voyages' }),
    ),
    by('ademe', indicator('Trajets en covoiturage, d’après l’observatoire national', { unit: 'trajets' })),
  ],
  calendrier: [
    by(
      'region-cvl',
      milestone('2023-2024', 'Consulter les autorités organisatrices de la mobilité (AOM)', 'in-progress'),
      milestone('2024-2025', 'Ouvrir le ou les MaaS, selon l’échelle retenue'),
      'La seconde étape dépend de la première : les marchés ne seront lancés qu’une fois le périmètre convenu.',
    ),
  ],
};
