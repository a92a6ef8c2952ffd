import { lazy } from 'react';
import { useParams } from 'react-router';
import { FichePage } from '../../features/fiche/index.js';

/** The editor comes when someone writes, not before. */
const Writing = lazy(() => import('../../features/writing/index.js'));

export function Component() {
  const { id = '', slug = '' } = useParams();
  return <FichePage key={id} id={id} slug={slug} Writing={Writing} />;
}
