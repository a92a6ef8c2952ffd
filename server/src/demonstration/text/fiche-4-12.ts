import { by, college, type FicheText, indicator, milestone, organisation, others } from '../notation.js';

export const fiche412: FicheText = {
  number: '4.12',
  kind: 'animation',
  title: 'Réseau régional des acteurs cyber',
  aim: 'Réunir les spécialistes de la cybersécurité présents dans la région pour qu’ils se connaissent et agissent de concert.',
  theme: 'Écosystème sécurisé',
  group: 'ia-cyber',
  contexte: [
    by(
      'region-cvl',
      'L’offre de cybersécurité s’étoffe : des prestataires se lancent, des diplômes ouvrent. La demande croît plus vite encore, et le client s’y perd. Un maire ou un dirigeant de PME distingue mal l’expert confirmé du simple démarcheur. De leur côté, les professionnels s’ignorent parfois, au point d’organiser deux journées de prévention la même semaine dans la même ville.',
      'Un réseau régional peut mettre de l’ordre sans ajouter une structure. Il a quatre raisons d’être :',
      '1. savoir qui travaille sur ces questions et pouvoir le solliciter ;',
      '2. comparer les pratiques, succès et échecs compris ;',
      '3. accorder entre elles les actions des pouvoirs publics ;',
      '4. parler d’une même voix au grand public et aux décideurs.',
    ),
    by(
      'gip-recia',
      '## Le travail au quotidien',
      '**Tenir la carte à jour.** Elle recense les entreprises, les formations, les administrations compétentes et les enquêteurs spécialisés. Les informations sont revues régulièrement avec les intéressés, car les adresses et les offres changent vite.',
      '**Faire le lien avec les autres réseaux**, ceux de la région, des régions voisines et de l’échelon national.',
      '**Se montrer**, en organisant des rencontres ou en rejoignant celles des autres.',
    ),
    by(
      'anssi',
      'Les guides de l’agence, en accès libre sur [cyber.gouv.fr](https://cyber.gouv.fr), donnent au réseau un socle de recommandations qu’il n’a pas à réécrire. Il lui revient de les porter jusqu’aux petites organisations.',
    ),
    by(
      'insa-cvl',
      '## Donner envie aux jeunes',
      'La filière recrute et peine à trouver. Les tournois par équipes, dits CTF[^De l’anglais « capture the flag », capture du drapeau : les joueurs résolvent des énigmes informatiques ou exploitent, dans un cadre fermé et légal, les failles d’un système préparé pour l’occasion.], montrent le métier sous un jour concret, dès le collège.',
    ),
  ],
  pilotage: [
    by(
      'region-cvl',
      organisation('pilot', 'region-cvl'),
      'Une réunion plénière des membres, au moins une fois par an, arrête le programme des rencontres.',
    ),
  ],
  partenariat: [
    by(
      'gip-recia',
      organisation('animator', 'gip-recia'),
      organisation('partner', 'anssi'),
      organisation('partner', 'etat'),
      organisation('partner', 'region-cvl'),
      organisation('partner', 'devup'),
      organisation('partner', 'insa-cvl', 'au titre des formations'),
      college('partner', 'f-universites', 'au titre des formations'),
      others('partner', 'autres organismes formant aux métiers de la cybersécurité'),
      others('partner', 'entreprises de services en cybersécurité'),
    ),
  ],
  indicateurs: [
    by(
      'gip-recia',
      indicator('Membres du réseau', { unit: 'membres' }),
      indicator('Personnes touchées par les actions de sensibilisation', { unit: 'participants' }),
      indicator('Bonnes pratiques diffusées', { unit: 'publications' }),
      indicator('Événements tenus', { unit: 'événements' }),
    ),
    by(
      'devup',
      'Le nombre d’événements gagnerait à être ventilé par public : étudiants, associations, clusters, collectivités, entreprises, centres de formation.',
    ),
  ],
  calendrier: [
    by(
      'gip-recia',
      milestone(
        'octobre 2023',
        'Tenir une série de rendez-vous pendant le mois européen de la cybersécurité (« Cybermoi/s »)',
        'done',
      ),
      milestone('février 2024', 'Organiser les épreuves départementales du CTF étudiant', 'done'),
      milestone(
        'avril-mai 2024',
        'Réunir les assises régionales de la cybersécurité et y disputer la finale du CTF',
        'in-progress',
      ),
    ),
    by(
      'insa-cvl',
      milestone(
        'date à fixer',
        'Proposer avec le Canada un CTF international, ouvert aux collégiens et aux étudiants de niveau bac + 2',
        'postponed',
      ),
    ),
  ],
};
