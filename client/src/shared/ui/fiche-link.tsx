import type { FicheName } from '@diapason/contracts';
import { Link } from 'react-router';

/** A fiche by its number and title, wherever it is named. */
export function FicheLink({ fiche: { id, strategy, number, title } }: { fiche: FicheName }) {
  return <Link to={`/strategies/${strategy}/fiches/${id}`}>{[number, title].filter(Boolean).join(' ')}</Link>;
}
