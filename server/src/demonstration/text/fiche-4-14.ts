import { by, type FicheText, indicator, milestone, organisation, table } from '../notation.js';

export const fiche414: FicheText = {
  number: '4.14',
  kind: 'projet',
  title: 'Campus Cyber',
  aim: 'Former des experts de la cybersécurité et faire grandir le savoir-faire régional autour d’un lieu commun.',
  theme: 'Écosystème sécurisé',
  group: 'ia-cyber',
  contexte: [
    by(
      'bourges-plus',
      'Où installer un lieu consacré à la cybersécurité, et pour y faire quoi ? La Région a posé la question par un appel à manifestation d’intérêt. À son issue, elle a retenu le groupement que forment l’INSA et les intercommunalités de Vierzon et de Bourges. Le Cher a des atouts à faire valoir : une école d’ingénieurs où la sécurité informatique s’enseigne, et des industriels, notamment de la défense, pour qui le sujet n’a rien de théorique.',
      'Avant de chercher des murs, les partenaires ont voulu vérifier que le besoin existe. Une étude de préfiguration est engagée depuis 2023.',
    ),
    by(
      'region-cvl',
      '## Ce que l’étude doit éclairer',
      table(
        ['Étape', 'Question', 'Résultat attendu'],
        ['Besoins', 'Que manque-t-il aux entreprises, aux écoles et aux laboratoires ?', 'Un état des lieux partagé'],
        ['Faisabilité', 'Un campus est-il la bonne réponse, et à quelle échelle ?', 'Un avis motivé'],
        ['Missions', 'Quels cours, quels services, quel accueil pour les jeunes entreprises ?', 'Une offre décrite'],
        ['Mise en œuvre', 'Qui décide, qui paie, dans quel ordre avancer ?', 'Un plan d’actions'],
      ),
    ),
    by(
      'insa-cvl',
      '## L’ambition pédagogique',
      'Les recruteurs cherchent des profils pointus, mais aussi des techniciens capables de tenir un poste de surveillance ou de remettre un service en route. Le campus viserait les deux. Il accueillerait des étudiants, des salariés en reconversion et des chercheurs, avec des plateaux d’entraînement qu’aucun établissement ne peut s’offrir seul. Des créateurs d’entreprise y trouveraient un premier appui.',
    ),
    by(
      'csirt',
      'Les incidents traités par cybeRéponse (fiche 4.13), rendus anonymes, fourniraient des cas d’école tirés du réel.',
    ),
  ],
  pilotage: [
    by(
      'bourges-plus',
      organisation('pilot', 'bourges-plus', 'pour le consortium'),
      'Les choix de gouvernance définitifs relèvent des conclusions de l’étude.',
    ),
  ],
  partenariat: [
    by(
      'bourges-plus',
      organisation('partner', 'bourges-plus'),
      organisation('partner', 'insa-cvl', 'pour les formations et la recherche'),
      organisation('partner', 'cc-vierzon'),
      organisation('partner', 'csirt'),
      organisation('partner', 'gip-recia'),
      organisation('partner', 'region-cvl', 'à l’origine de l’appel à manifestation d’intérêt'),
    ),
  ],
  indicateurs: [
    by(
      'bourges-plus',
      indicator('Réunions préparatoires tenues', { unit: 'réunions' }),
      indicator('Acteurs associés à la démarche', { unit: 'organismes' }),
    ),
    by(
      'region-cvl',
      'Ces deux mesures valent pour la préparation. D’autres seront à définir une fois le campus ouvert.',
    ),
  ],
  calendrier: [
    by(
      'bourges-plus',
      milestone('2023', 'Mener l’étude de préfiguration et en présenter les conclusions', 'in-progress'),
      milestone('2024', 'Ouvrir le Campus Cyber régional, dans la forme que l’étude aura retenue'),
    ),
  ],
};
