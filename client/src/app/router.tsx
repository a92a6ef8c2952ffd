import { createBrowserRouter, Link, Outlet, ScrollRestoration, useRouteError } from 'react-router';
import { asToldOf } from '../shared/api/not-loaded.js';
import { useSite } from '../shared/hooks/use-site.js';
import { useWords } from '../shared/i18n/use-words.js';
import { PageTitle } from '../shared/ui/page-title.js';
import { Failure } from '../shared/ui/states.js';
import { Footer } from './footer.js';
import { OpenHeader } from './header.js';
import { SignOut } from './sign-out.js';
import { SignedIn } from './signed-in.js';

/** While the first page's program comes: the text that came with the page stands there, or nothing. */
const Nothing = () => null;

function Root() {
  return (
    <>
      <ScrollRestoration />
      <Outlet />
    </>
  );
}

/** Pages for whoever is not signed in, or not yet. */
function OpenPages() {
  return (
    <>
      <OpenHeader />
      <Outlet />
      <Footer />
    </>
  );
}

function Broken() {
  const error = asToldOf(useRouteError());
  return (
    <main id="main" className="narrow stack">
      <Failure error={error} retry={() => window.location.reload()} />
    </main>
  );
}

function NotFound() {
  const { t } = useWords();
  const site = useSite();
  return (
    <main id="main" className="narrow stack">
      <PageTitle title={t('notFound.title')} site={site.name} />
      <p>{t('notFound.text')}</p>
      <p>
        <Link to="/">{t('notFound.home')}</Link>
      </p>
    </main>
  );
}

export const router = createBrowserRouter([
  {
    Component: Root,
    HydrateFallback: Nothing,
    ErrorBoundary: Broken,
    children: [
      {
        Component: SignedIn,
        children: [
          { index: true, lazy: () => import('./routes/home.js') },
          { path: 'strategies/:slug', lazy: () => import('./routes/strategy.js') },
          { path: 'strategies/:slug/fiches/:id', lazy: () => import('./routes/fiche.js') },
          { path: 'strategies/:slug/contributions', lazy: () => import('./routes/contributions.js') },
          { path: 'strategies/:slug/groupes/:id', lazy: () => import('./routes/group.js') },
          { path: 'organisations', lazy: () => import('./routes/organisations.js') },
          { path: 'organisations/:id', lazy: () => import('./routes/organisation.js') },
          { path: 'compte', lazy: () => import('./routes/account.js') },
          { path: 'deconnexion', Component: SignOut },
          { path: 'en-votre-nom', lazy: () => import('./routes/spoken.js') },
          { path: 'administration/refus', lazy: () => import('./routes/refusals.js') },
        ],
      },
      {
        Component: OpenPages,
        children: [
          { path: 'connexion', lazy: () => import('./routes/sign-in.js') },
          { path: 'connexion/lien', lazy: () => import('./routes/link.js') },
          { path: 'invitation', lazy: () => import('./routes/invitation.js') },
          { path: 'informations/:page', lazy: () => import('./routes/legal.js') },
          { path: 'demonstration/courrier', lazy: () => import('./routes/mails.js') },
          { path: '*', Component: NotFound },
        ],
      },
    ],
  },
]);
