import { Link } from 'react-router';
import { useWords } from '../shared/i18n/use-words.js';

/** The statement that a site whose accessibility was not audited has to show (RGAA): not conforming. */
export function Footer() {
  const { t } = useWords();
  return (
    <footer className="site-footer no-print">
      <ul className="plain-list">
        <li>
          <Link to="/informations/accessibilite">{t('legal.accessibilityState')}</Link>
        </li>
        <li>
          <Link to="/informations/donnees-personnelles">{t('legal.data')}</Link>
        </li>
        <li>
          <Link to="/informations/cookies">{t('legal.cookies')}</Link>
        </li>
        <li>
          <Link to="/informations/plan">{t('legal.sitemap')}</Link>
        </li>
      </ul>
    </footer>
  );
}
