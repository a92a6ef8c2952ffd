import { useRef } from 'react';
import { Link, NavLink, useNavigate } from 'react-router';
import { useMe } from '../shared/hooks/use-me.js';
import { useSite } from '../shared/hooks/use-site.js';
import { useWords } from '../shared/i18n/use-words.js';
import { type AskedSignOut, SIGN_OUT } from '../shared/sign-out.js';
import { Button } from '../shared/ui/button.js';
import icon from './icon.svg';

/** The header of the pages that need nobody signed in. */
export function OpenHeader() {
  return (
    <>
      <SkipLink />
      <header className="site-header no-print">
        <SiteName />
      </header>
    </>
  );
}

function SkipLink() {
  const { t } = useWords();
  return (
    <a className="button skip-link" href="#main">
      {t('nav.skip')}
    </a>
  );
}

function SiteName() {
  const site = useSite();
  return (
    <Link to="/" className="site-name">
      <img src={icon} alt="" />
      {site.name}
    </Link>
  );
}

export function Header() {
  const { t } = useWords();
  return (
    <>
      <SkipLink />
      <header className="site-header no-print">
        <SiteName />
        <nav aria-label={t('nav.main')}>
          <ul className="plain-list">
            <li>
              <NavLink to="/" end>
                {t('nav.home')}
              </NavLink>
            </li>
            <li>
              <NavLink to="/organisations">{t('nav.organisations')}</NavLink>
            </li>
          </ul>
        </nav>
        <WhoAmI />
      </header>
    </>
  );
}

/** Who one is, and in whose name: visible on every page, chosen here. */
function WhoAmI() {
  const navigate = useNavigate();
  const { t } = useWords();
  const { me, membership, actAs } = useMe();
  const details = useRef<HTMLDetailsElement>(null);
  const close = () => details.current?.removeAttribute('open');
  return (
    <div
      className="whoami"
      role="presentation"
      onKeyDown={({ key }) => {
        if (key !== 'Escape') return;
        close();
        details.current?.querySelector('summary')?.focus();
      }}
      onBlur={({ relatedTarget, currentTarget }) => {
        if (relatedTarget instanceof Node && !currentTarget.contains(relatedTarget)) close();
      }}
    >
      <details ref={details}>
        <summary>
          <span>
            <span>
              {me.givenName} {me.familyName}
            </span>
            <span className="soft small">
              {membership
                ? t('me.inTheNameOf', { organisation: membership.organisation.name })
                : t('me.noOrganisation')}
            </span>
          </span>
        </summary>
        <div className="whoami-panel">
          {me.memberships.length > 1 && (
            <fieldset>
              <legend>{t('me.actAs')}</legend>
              {me.memberships.map(({ id, organisation }) => (
                <label key={id}>
                  <input type="radio" name="acting-as" checked={id === membership?.id} onChange={() => actAs(id)} />
                  {organisation.name}
                </label>
              ))}
            </fieldset>
          )}
          <Link to="/compte" onClick={close}>
            {t('me.account')}
          </Link>
          <Link to="/en-votre-nom" onClick={close}>
            {t('spoken.title')}
          </Link>
          {me.abilities.readRefusals && (
            <Link to="/administration/refus" onClick={close}>
              {t('refusals.title')}
            </Link>
          )}
          <Button onClick={() => navigate(SIGN_OUT, { state: { of: 'here' } satisfies AskedSignOut })}>
            {t('me.signOut')}
          </Button>
        </div>
      </details>
    </div>
  );
}
