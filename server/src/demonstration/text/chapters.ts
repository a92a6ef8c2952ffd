import { by, type ChapterText, type Passage, table } from '../notation.js';

export interface StakeText {
  number: '1' | '2' | '3' | '4';
  title: string;
  introduction: Passage[];
}

export const editorial: ChapterText = {
  title: 'Éditorial',
  body: [
    by(
      'etat',
      'Prendre rendez-vous chez le médecin, inscrire un enfant au lycée, travailler depuis son village : en quelques années, ces gestes sont passés par l’écran. La crise sanitaire a précipité le mouvement. Beaucoup y ont gagné du temps ; d’autres sont restés au bord du chemin.',
      'La puissance publique ne choisit pas entre les uns et les autres. Elle ouvre l’accès et elle accompagne. Elle protège aussi : contre l’escroquerie, contre la fausse nouvelle, contre l’usage abusif de nos données. La devise de la République vaut en ligne comme au guichet.',
    ),
    by(
      'region-cvl',
      'Cette stratégie régionale du numérique en est à sa quatrième édition. Plus de cent structures y prennent part : services de l’État, collectivités, établissements d’enseignement, organismes de recherche, associations, entreprises. Elle ne remplace le projet d’aucune d’entre elles ; elle les accorde, pour éviter de payer deux fois le même outil et pour acheter ensemble ce qui coûte trop cher à un seul.',
      'Une ambition commune les traverse. Les femmes n’occupent qu’environ 15 % des postes techniques du numérique. Se priver ainsi de talents affaiblit nos entreprises. Nous voulons changer cette proportion, et nous en rendrons compte.',
    ),
    by(
      'etat',
      'Le texte que vous lisez reste ouvert. Chaque fiche désigne un pilote, des échéances, des moyens de mesurer le résultat. Discutez-la, corrigez-la, proposez mieux : c’est ainsi que ce projet deviendra vraiment le nôtre.',
      '**La préfecture de région**',
    ),
    by('region-cvl', '**La Région**'),
  ],
};

export const principles: ChapterText = {
  title: 'Principes d’action',
  body: [
    by(
      'gip-recia',
      'Coordonner sans se substituer : tel est l’objet de cette stratégie. Elle dit où vont les acteurs publics, avec qui, et comment chacun saura que le but est atteint. Depuis la version précédente, la sobriété et la sécurité ont changé de rang. Une réunion régionale, en juillet 2022, puis une dizaine de groupes thématiques ont fait ressortir quatre principes, valables pour toutes les fiches.',
      '## Éthique',
    ),
    by(
      'region-cvl',
      'Un traitement automatisé peut être légal et pourtant mal compris. Le règlement européen sur les données personnelles (RGPD) et la loi pour une République numérique fixent un cadre ; ils ne disent pas si un nouveau service est souhaitable. L’intelligence artificielle rend la question plus vive : que deviendront les emplois, comment distinguer le vrai du fabriqué, qui répond d’une erreur ?',
      'Nous proposons d’en débattre avant de lancer un projet, et en public. Les « Human Tech Days », où la Région invite chercheurs et philosophes, en donnent l’exemple ; d’autres villes peuvent les accueillir.',
    ),
    by(
      'etat',
      '## Souveraineté',
      'Nos administrations se servent largement d’outils conçus en Amérique ou en Asie. Trois leviers sont à notre portée, dans le cadre de la commande publique :',
      '- préférer, à service égal, les **logiciels libres**, que plusieurs collectivités améliorent ensemble ;',
      '- savoir où sont hébergées les données publiques, en France de préférence, et si possible en région[^Le droit américain permet aux autorités des États-Unis de demander à une entreprise de leur pays les données qu’elle conserve, y compris à l’étranger.] ;',
      '- garder ici les savoir-faire : analyse des données, calcul intensif, cybersécurité.',
    ),
    by(
      'gip-recia',
      '## Sobriété',
      'D’après l’[ADEME](https://www.ademe.fr), le numérique représente 2,5 % des émissions nationales de gaz à effet de serre et près d’un dixième de la consommation électrique. Chaque projet se demandera donc s’il peut prolonger la vie du matériel, réemployer, transporter et stocker moins. L’appareil le plus économe reste celui que l’on n’achète pas.',
    ),
    by(
      'region-cvl',
      '## Mixité',
      '27 % de femmes dans la filière, moins de 16 % aux postes techniques : ces deux chiffres suffisent à justifier une action commune. Elle commence à l’orientation scolaire et se prolonge dans le recrutement et les carrières. Chaque fiche peut y contribuer, même modestement : un jury équilibré, une professionnelle invitée à témoigner, une offre d’emploi mieux rédigée.',
    ),
  ],
};

export const governance: ChapterText = {
  title: 'Gouvernance',
  body: [
    by(
      'sgar',
      'La responsabilité de la stratégie revient à la préfecture de région, qui y associe la présidence du Conseil régional. Les décisions se prennent dans des instances ; le texte se prépare dans des groupes.',
      '## Qui fait quoi',
      table(
        ['Instance', 'Composition', 'Rôle', 'Rythme'],
        [
          '**Commission régionale de stratégie numérique** (CRSN)',
          'Coprésidence État – Région ; préfectures, Départements, métropoles, agglomérations, syndicats mixtes',
          'Arbitre, valide chaque version, contrôle les résultats',
          'Au moins une séance par an',
        ],
        [
          '**Comité de pilotage**',
          'SGAR, Région, grandes collectivités, partenaires engagés dans les fiches',
          'Prépare la commission, suit l’avancement',
          'Entre deux commissions',
        ],
        [
          '**Équipes projet départementales**',
          'Services de l’État et collectivités de chaque département',
          'Recensent les besoins de téléphonie mobile',
          'Selon les campagnes',
        ],
        [
          '**Groupes de travail**',
          'Pilotes et partenaires des fiches',
          'Rédigent et discutent les fiches',
          'Selon le calendrier de chacun',
        ],
        [
          '**Équipe de rédaction**',
          'GIP RECIA, avec le SGAR et la Région',
          'Met le texte en forme, répond à chaque contribution',
          'En continu',
        ],
      ),
    ),
    by(
      'region-cvl',
      '## Deux formats pour la commission',
      'La CRSN siège tantôt sur les usages, tantôt sur les infrastructures. Dans ce second format, les opérateurs viennent présenter leurs travaux et répondre aux élus.',
    ),
    by(
      'gip-recia',
      '## La vie d’une fiche',
      'Chaque fiche nomme un pilote, une structure animatrice, des partenaires, des indicateurs et des échéances. Elle n’est jamais définitive :',
      '- une action terminée est signalée comme telle, avec son bilan ;',
      '- une action abandonnée reste visible, avec le motif ;',
      '- une idée nouvelle peut entrer à tout moment, si un pilote s’engage.',
      'Le GIP RECIA, où siègent l’État et la Région, tient la plume et apporte un appui aux pilotes qui le demandent.',
    ),
  ],
};

export const reviewOfV3: ChapterText = {
  title: 'Annexe – Bilan de la version 3',
  body: [
    by(
      'sgar',
      'Quatre versions en treize ans : la région n’a pas cessé d’entretenir sa stratégie, et semble aujourd’hui la seule à le faire. Ce rappel dit ce que la troisième a permis, et ce qu’elle a laissé de côté.',
      table(
        ['Version', 'Année', 'Ce qui la distingue'],
        ['V1', '2010', 'Repères communs pour les schémas d’aménagement numérique des six départements'],
        ['V2', '2014', 'Deux volets : la fibre, puis les usages (formation, santé, administration, économie)'],
        ['V3', 'mars 2019', '« Le projet numérique partagé » et sa trentaine de fiches'],
        ['V4', '2023', 'Quatre enjeux, dont un transversal ; sobriété et sécurité au premier plan'],
      ),
      '## Un pilotage tenu malgré la crise',
      'Le comité de pilotage, coprésidé par le SGAR et la Région, a siégé trois fois : en septembre 2019, en juillet 2020, en avril 2021. Une commission régionale sur les usages a fait le point en octobre 2020. La réécriture a été décidée au début de 2022, quand les effets de la pandémie sur les pratiques sont devenus évidents.',
    ),
    by(
      'region-cvl',
      '## Les résultats, domaine par domaine',
      table(
        ['Domaine', 'Avancées', 'Limites'],
        [
          'Fibre',
          'De 44 % environ des prises fin 2018 à un peu plus de 80 % fin 2022, pour 82 % attendus',
          'Rythmes inégaux selon les départements',
        ],
        ['Mobile', '112 sites en service sur les 170 décidés à la fin de 2022', '58 sites restaient à livrer'],
        [
          'Médiation',
          'Consortium Hub-Lo labellisé en 2021, tiers-lieux mis en réseau',
          'Pass numérique abandonné, faute de partenaires',
        ],
        [
          'Données',
          'Environ 200 professionnels réunis dans Do.TeRR, premières assises en avril 2022, datacentre labellisé',
          '690 communes sur 1 758 dotées d’un délégué à la protection des données fin 2022',
        ],
        [
          'Formation',
          'Un seul espace numérique de travail du collège au lycée, e-portfolio à l’essai',
          'Cours en ligne ouverts terminés ou non reconduits',
        ],
        ['Santé', 'Télémédecine en nette progression, outils de coordination', 'Living lab terminé ou non reconduit'],
        [
          'Économie',
          'Intelligence artificielle avec la technopole d’Orléans, appui de Dev’up aux entreprises',
          'Places de marché et observatoire sans suite',
        ],
      ),
    ),
    by(
      'gip-recia',
      '## Ce que nous en retenons',
      '- Peu de projets ont profité directement aux **services publics** : la nouvelle version leur consacre un enjeu entier.',
      '- L’accessibilité et l’empreinte écologique avaient été citées, puis presque oubliées. Elles disposent désormais de leurs propres fiches.',
      '- Une fiche sans partenaires ne vit pas. C’est le sort qu’ont connu les outils de démocratie en ligne.',
      '- Suivre les projets ensemble évite les doublons et aide à choisir ce que financeront les contrats entre l’État, la Région et l’Europe.',
    ),
  ],
};

export const infrastructures: ChapterText = {
  title: 'Annexe – État du déploiement de la fibre et du mobile',
  body: [
    by(
      'etat',
      '## La fibre',
      'Le plan France Très haut débit date de 2013. En région, l’objectif d’une couverture complète est fixé à décembre 2025. Deux régimes se partagent le territoire :',
      '- les zones dites « AMI », surtout urbaines, où des opérateurs privés se sont engagés à investir ;',
      '- les réseaux d’initiative publique (RIP), construits par les collectivités là où le marché ne vient pas seul.',
      table(
        ['Date', 'Prises construites ou raccordables', 'Nature du chiffre'],
        ['4e trimestre 2018', 'environ 44 %', 'Constat du tableau de bord de la V3'],
        ['2022', '82 %', 'Prévision faite en 2018'],
        [
          '4e trimestre 2022',
          'un peu plus de 80 %',
          'Déclarations des opérateurs, suivi de l’[Arcep](https://www.arcep.fr)',
        ],
        ['Décembre 2025', '100 %', 'Objectif'],
      ),
      'La moyenne cache des écarts. L’Eure-et-Loir a fait mieux que prévu ; ailleurs, il manque encore quelques mois.',
    ),
    by(
      'region-cvl',
      '### Points de vigilance',
      '- Dans le Berry rural, sans investisseur privé, le plan de financement doit être bouclé grâce au contrat de plan État-Région et aux fonds européens.',
      '- En périphérie des agglomérations, des adresses en zone AMI risquent d’être oubliées.',
      '- Des raccordements mal faits dans les armoires de rue provoquent des coupures.',
      '- Orange éteindra le réseau **cuivre** par étapes jusqu’en 2030. Aucune commune ne doit perdre le téléphone avant d’avoir la fibre.',
    ),
    by(
      'etat',
      '## La téléphonie mobile',
      'Le New Deal mobile, annoncé en janvier 2018, oblige les opérateurs à couvrir des zones que désignent les équipes départementales. Ses arbitrages, à la fin de 2022, portaient sur 170 sites.',
      table(
        ['Sites du dispositif de couverture ciblée', 'Nombre'],
        ['En service', '112'],
        ['En chantier', '3'],
        ['Attendus sous 6 à 24 mois', '55'],
        ['**Total**', '**170**'],
      ),
      'Les opérateurs ont aussi amélioré la 4G le long des routes et des voies ferrées.',
    ),
    by(
      'gip-recia',
      'Deux inconnues demeurent : la place que prendront les constellations de satellites, et les usages réels de la 5G. Le suivi régional les observera sans en préjuger.',
    ),
  ],
};

export const stakes: StakeText[] = [
  {
    number: '1',
    title: 'Enjeu transversal : féminiser les métiers du numérique',
    introduction: [
      by(
        'region-cvl',
        'Les entreprises du numérique cherchent, et ne trouvent pas. En 2022, sur 82 000 créations de postes envisagées en France, 61 % paraissaient difficiles à pourvoir. Or la moitié de la population se tient à l’écart de ces métiers : on y compte 26,9 % de femmes, et moins de 16 % quand la fonction est technique.',
        'Ce déséquilibre ne vient pas d’un manque de goût ou de capacité. Il se construit tôt, au fil des conseils reçus, des images véhiculées, des classes où une élève se retrouve seule. Il se prolonge ensuite à l’embauche et dans la promotion.',
      ),
      by(
        'rectorat',
        'L’école peut agir sur les premières étapes : parler des métiers avant le choix des spécialités, associer les parents, faire venir des professionnelles dans les établissements. Elle ne peut rien seule au-delà.',
      ),
      by(
        'etat',
        'Nous avons donc placé cet enjeu en tête, et au-dessus des autres. Une fiche animation rassemble les actions propres ; toutes les fiches de la stratégie sont invitées à dire ce qu’elles font pour la mixité. Ce n’est pas un chapitre de plus : c’est une question posée à chaque projet.',
      ),
    ],
  },
  {
    number: '2',
    title: 'Enjeu d’inclusion : des réseaux partout, des usages pour tous',
    introduction: [
      by(
        'etat',
        'Être relié ne suffit pas, mais sans réseau rien ne commence. La fibre doit avoir atteint toute la région avant l’échéance de décembre 2025, le mobile gagne du terrain et le cuivre s’éteindra progressivement d’ici 2030. Entre ces trois calendriers, personne ne doit se retrouver sans ligne. Les préfectures, les Départements et les syndicats mixtes y veillent ensemble.',
      ),
      by(
        'hub-lo',
        'Reste la marche suivante. L’INSEE estime qu’une personne sur cinq vit une situation d’**illectronisme** : remplir un formulaire ou acheter un billet en ligne la met en échec. Les retraités sont les plus nombreux, puis celles et ceux qui ont peu étudié ou disposent de revenus modestes. Les jeunes ne sont pas épargnés : savoir jouer ou publier une vidéo n’apprend pas à déclarer ses impôts.',
        'Médiathèques, espaces publics numériques, tiers-lieux et maisons France Services accueillent déjà ces publics. Ils gagnent à se connaître et à partager leurs méthodes.',
      ),
      by(
        'region-cvl',
        'Quatre fiches répondent à cet enjeu :',
        '- deux d’animation, l’une sur les infrastructures, l’autre sur la médiation ;',
        '- deux de projet, sur les feuilles de route des bassins de vie et sur l’accessibilité des sites publics aux personnes handicapées.',
      ),
    ],
  },
  {
    number: '3',
    title: 'Enjeu de performance : le numérique, outil de l’action publique',
    introduction: [
      by(
        'sgar',
        'Un service en ligne réussi se remarque à peine : il répond le soir, ne redemande pas une pièce déjà fournie, indique où en est le dossier. Raté, il coûte une journée à l’usager et un appel de plus à l’agent. Nous jugerons donc nos outils sur ce qu’ils changent pour les uns et pour les autres, sans oublier les personnes qui auront toujours besoin d’un interlocuteur.',
        'L’État construit des briques nationales, comme [FranceConnect](https://franceconnect.gouv.fr). La région les complète quand l’échelle s’y prête : l’espace numérique de travail des élèves en est la meilleure preuve.',
      ),
      by(
        'gip-recia',
        'L’autre moitié de cet enjeu concerne la **donnée**. Isolée, elle ne sert guère. Décrite, datée, rangée selon des règles partagées, elle devient un bien commun sur lequel un maire, une chercheuse ou un exploitant agricole peut compter. Encore faut-il une communauté pour l’entretenir, et un financement durable.',
      ),
      by(
        'region-cvl',
        'Douze fiches déclinent ces idées : modernisation des services, santé, mobilités, culture, arts, données territoriales, zones d’activités, hébergement, logiciels pour les petites communes, irrigation raisonnée.',
      ),
    ],
  },
  {
    number: '4',
    title: 'Enjeu d’avenir : former et innover en confiance',
    introduction: [
      by(
        'univ-orleans',
        'Tous les métiers demandent désormais une part de compétences numériques, et l’offre de formation ne suit pas encore. Du collège au doctorat, en passant par la reconversion d’adultes, il faut davantage de places, des parcours plus lisibles et des formations plus proches des habitants.',
      ),
      by(
        'region-cvl',
        'La région compte des laboratoires reconnus, des pôles de compétitivité, des jeunes pousses et des artistes. Climat, eau, agriculture, industrie : c’est en croisant ces savoirs avec l’intelligence artificielle que nous pouvons nous distinguer. Mais chaque écran et chaque serveur a un coût en métaux, en eau, en énergie. Innover, c’est aussi réparer et réemployer.',
      ),
      by(
        'anssi',
        'Plus les données prennent de la valeur, plus elles attirent les attaques. Hôpitaux, mairies, petites entreprises : aucune structure n’est trop modeste pour être visée. La prévention tient souvent à des gestes simples, à condition de les répéter et de savoir qui appeler le jour venu.',
      ),
      by(
        'region-cvl',
        'Seize fiches composent cet enjeu. Avant de démarrer, chacune se pose trois questions :',
        '1. Quel effet aura le projet sur l’environnement, et comment le réduire ?',
        '2. Les données personnelles sont-elles respectées ?',
        '3. Le système résisterait-il à une intrusion ?',
      ),
    ],
  },
];
