import { by, college, type FicheText, indicator, milestone, organisation, others } from '../notation.js';

export const fiche404: FicheText = {
  number: '4.4',
  kind: 'animation',
  title: 'Réseau régional du numérique responsable',
  aim: 'Réunir ceux qui veulent réduire les effets du numérique sur la nature et le rendre plus juste pour les personnes.',
  theme: 'Formation et innovation',
  group: 'numerique-responsable',
  contexte: [
    by(
      'ademe',
      'Un courriel, une vidéo, une réunion à distance : rien de cela ne pèse dans la main. Il y faut pourtant des mines, des usines, des câbles, des serveurs à refroidir. L’[ADEME](https://www.ademe.fr) estime que le numérique émet 2,5 % des gaz à effet de serre et consomme environ un dixième de l’électricité du pays.',
      'Le numérique fait aussi économiser des trajets ou du papier. Mais un service devenu facile sert plus souvent, et le gain s’efface peu à peu. On parle alors d’**effet rebond**. Seule la mesure permet de savoir de quel côté penche la balance.',
    ),
    by(
      'region-cvl',
      '## Progresser pas à pas',
      'Le numérique responsable est une méthode plus qu’un état. On mesure, on choisit deux ou trois améliorations, on vérifie l’année suivante, on recommence. Quelques questions suffisent pour s’y mettre :',
      '- Avons-nous besoin de ce nouvel équipement, ou l’ancien peut-il encore servir ?',
      '- Notre site s’ouvre-t-il sur un vieux téléphone, avec une connexion lente ?',
      '- Une personne malvoyante peut-elle remplir ce formulaire ?',
      '- Que deviennent les appareils dont nous nous séparons ?',
    ),
    by(
      'gip-recia',
      '## Ce que le réseau apporte',
      'Les mêmes difficultés reviennent dans une mairie, un hôpital ou une PME, et chacun cherche seul. Le réseau fera circuler les clauses d’achat, les grilles d’inventaire et les récits d’expérience, échecs compris. Il travaillera avec l’Institut du numérique responsable[^Association nationale qui diffuse méthodes et formations et qui a contribué au label du même nom.], afin de ne pas réécrire ce qui existe.',
      'L’entrée est libre. Une organisation peut venir écouter, puis, si elle le souhaite, se préparer au label avec l’aide de celles qui l’ont obtenu.',
    ),
  ],
  pilotage: [
    by('region-cvl', organisation('pilot', 'region-cvl'), 'L’animation au quotidien est confiée au GIP RECIA.'),
  ],
  partenariat: [
    by(
      'gip-recia',
      organisation('animator', 'gip-recia'),
      organisation('partner', 'etat'),
      others('partner', 'collectivités'),
      college('partner', 'f-chambres-consulaires', 'auprès des petites entreprises'),
      others('partner', 'clubs d’entreprises'),
      organisation('partner', 'ademe', 'méthodes de mesure'),
      others('partner', 'associations'),
      organisation('partner', 'crnum'),
      'La liste reste ouverte : toute structure installée dans la région peut rejoindre le réseau.',
    ),
  ],
  indicateurs: [
    by(
      'region-cvl',
      indicator('Organisations de la région labellisées « Numérique responsable »', { unit: 'organisations' }),
    ),
  ],
  calendrier: [
    by(
      'gip-recia',
      milestone(
        'étape 1',
        'Aller à la rencontre des structures intéressées et constituer un premier noyau',
        'in-progress',
      ),
      milestone('étape 2', 'Tenir des séances d’échange entre membres'),
      milestone('étape 2', 'Proposer des rencontres ouvertes à tous et publier des documents pratiques'),
    ),
  ],
};
