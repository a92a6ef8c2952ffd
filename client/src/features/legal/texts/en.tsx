import { Link } from 'react-router';
import type { LegalTexts } from './shape.js';

export const texts: LegalTexts = {
  accessibilite: {
    title: 'Accessibility statement',
    Text: ({ site: { name, operator } }) => (
      <>
        <p>
          {operator.name || name} undertakes to make this service accessible, under article 47 of French law no.
          2005-102 of 11 February 2005. This statement applies to {name}.
        </p>
        <h2>Conformity</h2>
        <p>
          <strong>Not conforming.</strong> The service has not been fully audited against the French accessibility
          reference (RGAA) yet. Only an audit would allow another statement.
        </p>
        <h2>What was checked</h2>
        <ul>
          <li>Each page is checked at each delivery by an automatic tool (WCAG 2.2 AA and RGAA rules).</li>
          <li>Finding a fiche, and following an invitation up to writing, are tested with the keyboard alone.</li>
          <li>No test was carried out yet with people who use a screen reader.</li>
        </ul>
        <h2>Content that is not accessible</h2>
        <p>
          In the editor, lists are paragraphs that begin with a bullet or a number, which screen readers read as text;
          for reading, they are real lists. Tables pasted from another program lose their merged cells.
        </p>
        <h2>Feedback and contact</h2>
        <p>
          If you cannot reach some content or service, write to {operator.accessibilityContact || operator.name || name}{' '}
          to be led to a solution or to get the content in another form.
        </p>
        <h2>Appeal</h2>
        <p>If you reported a fault and the answer does not suit you, you may:</p>
        <ul>
          <li>
            write to the French <a href="https://formulaire.defenseurdesdroits.fr/">Défenseur des droits</a>;
          </li>
          <li>
            contact the <a href="https://www.defenseurdesdroits.fr/saisir/delegues">delegate</a> of your region;
          </li>
          <li>
            send a letter, free of charge: Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07, France.
          </li>
        </ul>
      </>
    ),
  },
  'donnees-personnelles': {
    title: 'Personal data',
    Text: ({ site: { name, operator, demonstration } }) => (
      <>
        <p>
          {operator.name || name} is the controller. The service carries out a task in the public interest (article
          6(1)(e) of the GDPR): writing a strategy together. No data is handed over or used for anything else.
        </p>
        <h2>What is kept, and why</h2>
        <div className="table-frame" tabIndex={0} role="group" aria-label="Data kept">
          <table>
            <thead>
              <tr>
                <th scope="col">Data</th>
                <th scope="col">Why</th>
                <th scope="col">Until when</th>
              </tr>
            </thead>
            <tbody>
              <tr>
                <td>Name, e-mail address, position if you give it, language and preferences, date of the last visit</td>
                <td>To recognise you, to write to you, and to tell you what changed since your last visit</td>
                <td>As long as the account exists</td>
              </tr>
              <tr>
                <td>Organisation, mandates and dates, working groups</td>
                <td>To know in whose name you act and what you may do</td>
                <td>As long as the strategy</td>
              </tr>
              <tr>
                <td>What you write, even deleted since, with the organisation in whose name you write it</td>
                <td>To show where each sentence comes from; it is a public record</td>
                <td>As long as the strategy, then archives</td>
              </tr>
              <tr>
                <td>Words that came too late to enter the text, which are offered to you</td>
                <td>To lose nothing of what you wrote without a connection</td>
                <td>Until you take them back or let them go, then one day</td>
              </tr>
              <tr>
                <td>Changes that a text refused, and who sent them</td>
                <td>To understand a fault or an attack</td>
                <td>30 days</td>
              </tr>
              <tr>
                <td>Invitations (who invites you, to what)</td>
                <td>To lead you to the right place</td>
                <td>Good for 30 days, then erased</td>
              </tr>
              <tr>
                <td>Sign-in codes</td>
                <td>To let you in without a password</td>
                <td>Valid for 10 minutes, erased after a day</td>
              </tr>
              <tr>
                <td>Open sessions (date, device)</td>
                <td>To keep you signed in, and to let you end your sessions</td>
                <td>12 hours at most, then erased</td>
              </tr>
              <tr>
                <td>Journal of acts (who did what, when)</td>
                <td>The proof of what was decided</td>
                <td>As long as the strategy, then archives</td>
              </tr>
            </tbody>
          </table>
        </div>
        <h2>What is not kept</h2>
        <p>
          Where your caret is, and that you have a page open, is shown to the others while you are there, and is not
          kept. Published texts show organisations, not people.
        </p>
        <p>
          Your network address serves to count requests, to fend off abuse; it stays in memory for a few minutes and is
          neither kept nor written in technical logs. The service keeps no copy of the mails it sends you
          {demonstration &&
            ', except in this demonstration, where the last ones are shown to all until the server stops'}
          .
        </p>
        <p>What must be erased is erased by the server itself, every hour and at each start.</p>
        <h2>Your rights</h2>
        <p>
          You can delete your account yourself, on the page “My account”: your name is then erased everywhere, and what
          you wrote stays in the name of your organisation.
        </p>
        <p>
          You may ask to see your data, to have it corrected or erased, or object to its use, by writing to{' '}
          {operator.dataProtectionContact || operator.name || name}. If the answer does not suit you, you may complain
          to the French <a href="https://www.cnil.fr/fr/plaintes">CNIL</a>.
        </p>
      </>
    ),
  },
  cookies: {
    title: 'Cookies and storage in your browser',
    Text: () => (
      <>
        <p>
          The service stores only what it needs to work. It does not measure its audience and calls no other site: so
          you are not asked for consent.
        </p>
        <h2>Cookies</h2>
        <p>
          When the address of the service begins with <code>https</code>, their names begin with <code>__Host-</code>.
        </p>
        <ul>
          <li>
            <code>diapason</code>: your session. Erased when you sign out, after 12 hours at the latest.
          </li>
          <li>
            <code>diapason-sign-in</code>: binds the code you get by mail to the browser that asked for it. Erased after
            10 minutes.
          </li>
        </ul>
        <h2>Local storage</h2>
        <ul>
          <li>
            <code>diapason-locale</code>: the language you chose.
          </li>
          <li>
            <code>diapason-acting-as</code>: the organisation in whose name you act.
          </li>
          <li>
            <code>diapason-unsaved</code>: what you wrote and the server does not have yet. Erased as soon as it has,
            and when you sign out.
          </li>
        </ul>
      </>
    ),
  },
  plan: {
    title: 'Site map',
    Text: () => (
      <ul>
        <li>
          <Link to="/">Home</Link>: what awaits you, where each strategy is, what changed
        </li>
        <li>Strategies, from home: contents, search, working groups, and each fiche to read and to write</li>
        <li>
          <Link to="/organisations">Organisations</Link>: the directory of partners
        </li>
        <li>
          <Link to="/compte">My account</Link>: preferences and open sessions
        </li>
        <li>
          <Link to="/connexion">Sign in</Link>
        </li>
        <li>
          Legal information: <Link to="/informations/accessibilite">accessibility</Link>,{' '}
          <Link to="/informations/donnees-personnelles">personal data</Link>,{' '}
          <Link to="/informations/cookies">cookies</Link>
        </li>
      </ul>
    ),
  },
};
