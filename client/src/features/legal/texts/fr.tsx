import { Link } from 'react-router';
import type { LegalTexts } from './shape.js';

export const texts: LegalTexts = {
  accessibilite: {
    title: 'Déclaration d’accessibilité',
    Text: ({ site: { name, operator } }) => (
      <>
        <p>
          {operator.name || name} s’engage à rendre ce service accessible, conformément à l’article 47 de la loi n°
          2005-102 du 11 février 2005. Cette déclaration s’applique à {name}.
        </p>
        <h2>État de conformité</h2>
        <p>
          <strong>Non conforme.</strong> Le service n’a pas encore fait l’objet d’un audit complet selon le référentiel
          général d’amélioration de l’accessibilité (RGAA). Seul un audit permettrait d’afficher un autre état.
        </p>
        <h2>Ce qui a été vérifié</h2>
        <ul>
          <li>Chaque page est contrôlée à chaque livraison par un outil automatique (règles WCAG 2.2 AA et RGAA).</li>
          <li>Trouver une fiche, et répondre à une invitation jusqu’à écrire, sont testés au clavier seul.</li>
          <li>Aucun test n’a encore été mené avec des personnes qui utilisent un lecteur d’écran.</li>
        </ul>
        <h2>Contenus non accessibles</h2>
        <p>
          Dans l’éditeur, les listes sont des paragraphes précédés d’une puce ou d’un numéro, que les lecteurs d’écran
          lisent comme du texte ; en lecture, ce sont de vraies listes. Les tableaux collés depuis une autre application
          perdent leurs cellules fusionnées.
        </p>
        <h2>Retour d’information et contact</h2>
        <p>
          Si vous n’arrivez pas à accéder à un contenu ou à un service, écrivez à{' '}
          {operator.accessibilityContact || operator.name || name} pour être orienté vers une solution ou obtenir le
          contenu sous une autre forme.
        </p>
        <h2>Voies de recours</h2>
        <p>Si vous avez signalé un défaut d’accessibilité et que la réponse ne vous convient pas, vous pouvez :</p>
        <ul>
          <li>
            écrire un message au <a href="https://formulaire.defenseurdesdroits.fr/">Défenseur des droits</a> ;
          </li>
          <li>
            contacter le <a href="https://www.defenseurdesdroits.fr/saisir/delegues">délégué du Défenseur des droits</a>{' '}
            de votre région ;
          </li>
          <li>
            envoyer un courrier par la poste, gratuit et sans timbre : Défenseur des droits, Libre réponse 71120, 75342
            Paris CEDEX 07.
          </li>
        </ul>
      </>
    ),
  },
  'donnees-personnelles': {
    title: 'Données personnelles',
    Text: ({ site: { name, operator, demonstration } }) => (
      <>
        <p>
          {operator.name || name} est responsable du traitement. Le service sert une mission d’intérêt public (article
          6, 1, e, du RGPD) : l’élaboration partagée d’une stratégie. Aucune donnée n’est cédée ni utilisée à d’autres
          fins.
        </p>
        <h2>Ce qui est enregistré, et pourquoi</h2>
        <div className="table-frame" tabIndex={0} role="group" aria-label="Données enregistrées">
          <table>
            <thead>
              <tr>
                <th scope="col">Données</th>
                <th scope="col">Pourquoi</th>
                <th scope="col">Jusqu’à quand</th>
              </tr>
            </thead>
            <tbody>
              <tr>
                <td>
                  Nom, prénom, adresse électronique, fonction si vous l’indiquez, langue et préférences, date de la
                  dernière visite
                </td>
                <td>Vous reconnaître, vous écrire, et vous dire ce qui a changé depuis votre dernière visite</td>
                <td>Tant que le compte existe</td>
              </tr>
              <tr>
                <td>Organisation, mandats et dates, groupes de travail</td>
                <td>Savoir au nom de qui vous agissez et ce que vous pouvez faire</td>
                <td>Durée de la stratégie</td>
              </tr>
              <tr>
                <td>
                  Textes que vous écrivez, même effacés ensuite, avec l’organisation au nom de laquelle vous écrivez
                </td>
                <td>Montrer d’où vient chaque phrase ; c’est une archive publique</td>
                <td>Durée de la stratégie, puis archives</td>
              </tr>
              <tr>
                <td>Mots arrivés trop tard pour entrer dans le texte, qui vous sont proposés</td>
                <td>Ne rien perdre de ce que vous avez écrit sans connexion</td>
                <td>Jusqu’à ce que vous les repreniez ou y renonciez, puis un jour</td>
              </tr>
              <tr>
                <td>Modifications que le texte a refusées, et qui les a envoyées</td>
                <td>Comprendre un défaut ou une attaque</td>
                <td>30 jours</td>
              </tr>
              <tr>
                <td>Invitations (qui vous invite, où)</td>
                <td>Vous mener au bon endroit</td>
                <td>Valables 30 jours, puis effacées</td>
              </tr>
              <tr>
                <td>Codes de connexion</td>
                <td>Vous laisser entrer sans mot de passe</td>
                <td>Valables 10 minutes, effacés au bout d’un jour</td>
              </tr>
              <tr>
                <td>Sessions ouvertes (date, appareil)</td>
                <td>Vous garder connecté et vous permettre de fermer vos sessions</td>
                <td>12 heures au plus, puis effacées</td>
              </tr>
              <tr>
                <td>Journal des actes (qui a fait quoi, quand)</td>
                <td>La preuve de ce qui a été décidé</td>
                <td>Durée de la stratégie, puis archives</td>
              </tr>
            </tbody>
          </table>
        </div>
        <h2>Ce qui n’est pas enregistré</h2>
        <p>
          L’endroit où se trouve votre curseur et votre présence sur une page sont montrés aux autres pendant que vous y
          êtes, et ne sont pas conservés. Les textes publiés montrent les organisations, pas les personnes.
        </p>
        <p>
          Votre adresse sur le réseau sert à compter les demandes, pour repousser les abus ; elle reste quelques minutes
          en mémoire et n’est ni enregistrée ni notée dans les journaux techniques. Le service ne garde pas de copie des
          courriels qu’il vous envoie
          {demonstration &&
            ', sauf dans cette démonstration, où les derniers sont montrés à tous jusqu’à l’arrêt du serveur'}
          .
        </p>
        <p>Ce qui doit être effacé l’est par le serveur lui-même, chaque heure et à chaque démarrage.</p>
        <h2>Vos droits</h2>
        <p>
          Vous pouvez supprimer votre compte vous-même, depuis la page « Mon compte » : votre nom est alors effacé
          partout, et ce que vous avez écrit reste au nom de votre organisation.
        </p>
        <p>
          Vous pouvez demander l’accès à vos données, leur rectification, leur effacement, ou vous opposer à leur
          traitement, en écrivant à {operator.dataProtectionContact || operator.name || name}. Si la réponse ne vous
          convient pas, vous pouvez adresser une réclamation à la <a href="https://www.cnil.fr/fr/plaintes">CNIL</a>.
        </p>
      </>
    ),
  },
  cookies: {
    title: 'Cookies et stockage dans votre navigateur',
    Text: () => (
      <>
        <p>
          Le service ne dépose que ce dont il a besoin pour fonctionner. Il ne mesure pas l’audience et n’appelle aucun
          autre site : aucun accord ne vous est donc demandé.
        </p>
        <h2>Cookies</h2>
        <p>
          Quand l’adresse du service commence par <code>https</code>, leur nom est précédé de <code>__Host-</code>.
        </p>
        <ul>
          <li>
            <code>diapason</code> : votre session. Effacé à la déconnexion, au plus tard après 12 heures.
          </li>
          <li>
            <code>diapason-sign-in</code> : lie le code reçu par courriel au navigateur qui l’a demandé. Effacé après 10
            minutes.
          </li>
        </ul>
        <h2>Stockage local</h2>
        <ul>
          <li>
            <code>diapason-locale</code> : la langue choisie.
          </li>
          <li>
            <code>diapason-acting-as</code> : l’organisation au nom de laquelle vous agissez.
          </li>
          <li>
            <code>diapason-unsaved</code> : ce que vous avez écrit et que le serveur n’a pas encore reçu. Effacé dès que
            c’est fait, et à la déconnexion.
          </li>
        </ul>
      </>
    ),
  },
  plan: {
    title: 'Plan du site',
    Text: () => (
      <ul>
        <li>
          <Link to="/">Accueil</Link> : ce qui vous attend, où en est chaque stratégie, ce qui a changé
        </li>
        <li>
          Stratégies, depuis l’accueil : sommaire, recherche, groupes de travail, et chaque fiche à lire et à rédiger
        </li>
        <li>
          <Link to="/organisations">Organisations</Link> : l’annuaire des partenaires
        </li>
        <li>
          <Link to="/compte">Mon compte</Link> : préférences et sessions ouvertes
        </li>
        <li>
          <Link to="/connexion">Connexion</Link>
        </li>
        <li>
          Informations légales : <Link to="/informations/accessibilite">accessibilité</Link>,{' '}
          <Link to="/informations/donnees-personnelles">données personnelles</Link>,{' '}
          <Link to="/informations/cookies">cookies</Link>
        </li>
      </ul>
    ),
  },
};
