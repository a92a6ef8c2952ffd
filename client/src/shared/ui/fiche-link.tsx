import type { FicheName } from '@diapason/contracts';
import { Link } from 'react-router';
import { CONTENT_LANGUAGE } from '../i18n/content.js';

/** A fiche by its number and title, wherever it is named. */
export function FicheLink({ fiche: { id, strategy, number, title } }: { fiche: FicheName }) {
  return (
    <Link to={`/strategies/${strategy}/fiches/${id}`} lang={CONTENT_LANGUAGE}>
      {[number, title].filter(Boolean).join(' ')}
    </Link>
  );
}
