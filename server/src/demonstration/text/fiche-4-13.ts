import { by, type FicheText, indicator, milestone, organisation, others } from '../notation.js';

export const fiche413: FicheText = {
  number: '4.13',
  kind: 'projet',
  title: 'CSIRT cybeRéponse',
  aim: 'Donner aux organisations de la région un interlocuteur proche en cas d’attaque informatique.',
  theme: 'Écosystème sécurisé',
  group: 'ia-cyber',
  contexte: [
    by(
      'region-cvl',
      'Quand les fichiers d’une mairie ne s’ouvrent plus et qu’une demande de rançon s’affiche, les premières heures pèsent lourd. Or beaucoup d’organisations n’ont ni spécialiste parmi leurs agents ni contrat d’assistance. C’est à elles que s’adresse **cybeRéponse**, le CSIRT[^« Computer security incident response team » : équipe chargée de répondre aux incidents de sécurité informatique.] régional, né d’un accord conclu à la fin de l’année 2021 avec l’ANSSI.',
      'Trois publics peuvent y recourir :',
      '- les PME et les entreprises de taille intermédiaire ;',
      '- les communes, intercommunalités et autres collectivités ;',
      '- les associations importantes.',
      'Les particuliers, eux, trouvent assistance sur [cybermalveillance.gouv.fr](https://www.cybermalveillance.gouv.fr).',
    ),
    by(
      'gip-recia',
      '## Le parcours d’un appel',
      '1. La victime décrit ce qu’elle observe. Un analyste l’écoute et évalue la gravité.',
      '2. Il indique les gestes d’urgence : isoler les machines du réseau sans les éteindre, mettre les sauvegardes à l’abri, noter l’heure des faits, ne rien payer.',
      '3. Il propose des prestataires référencés, implantés dans la région chaque fois que possible.',
      '4. Il rappelle l’intérêt du dépôt de plainte et met en relation avec les services enquêteurs.',
      'Le centre ne répare pas lui-même les systèmes. Il ne prend pas la place des entreprises du secteur : il leur amène des clients bien informés.',
    ),
    by(
      'anssi',
      '## Avant l’attaque',
      'Une bonne part du métier se joue en temps calme. Réunions d’information, alertes sur les failles du moment, exercices de crise : une organisation qui a répété sait qui décide, qui communique et où se trouvent ses sauvegardes.',
    ),
  ],
  pilotage: [by('region-cvl', organisation('pilot', 'region-cvl', 'signataire de la convention avec l’ANSSI'))],
  partenariat: [
    by(
      'gip-recia',
      'Le GIP RECIA anime le tour de table et fait le lien avec le réseau des acteurs cyber (fiche 4.12).',
      organisation('animator', 'gip-recia'),
      organisation('partner', 'anssi'),
      organisation('partner', 'devup', 'pour les entreprises'),
      others('partner', 'services enquêteurs de la police et de la gendarmerie'),
      others('partner', 'entreprises de cybersécurité référencées'),
    ),
  ],
  indicateurs: [
    by(
      'gip-recia',
      indicator('Sollicitations reçues dans l’année', { unit: 'sollicitations par an' }),
      indicator('dont demandes d’information', { unit: 'demandes' }),
      indicator('dont appels à la suite d’une attaque', { unit: 'appels' }),
      indicator('Séances de sensibilisation assurées', { unit: 'séances' }),
      indicator('Participants aux actions de prévention', { unit: 'participants' }),
    ),
    by('devup', indicator('Contrats passés grâce à une mise en relation par cybeRéponse', { unit: 'contrats' })),
  ],
  calendrier: [
    by(
      'region-cvl',
      milestone(
        'janvier 2022 – mars 2023',
        'Préparer l’équipe et ses procédures au sein du programme d’incubation de l’ANSSI',
        'done',
      ),
      milestone('mars 2023', 'Ouvrir le service', 'done'),
      milestone('juin 2023', 'Tenir les assises de la cybersécurité', 'done'),
      milestone('2023', 'Aller à la rencontre de chacun des publics visés pour les sensibiliser', 'done'),
      milestone('octobre 2023', 'Participer au « Cybermoi/s » aux côtés de Cybermalveillance.gouv.fr', 'done'),
    ),
    by(
      'gip-recia',
      milestone('2024', 'Asseoir le financement du centre sur un modèle durable', 'in-progress'),
      milestone('2024', 'Poursuivre les formations et les séances de prévention', 'in-progress'),
      milestone('2024', 'Prendre part à REMPAR24, exercice national de gestion de crise'),
    ),
  ],
};
