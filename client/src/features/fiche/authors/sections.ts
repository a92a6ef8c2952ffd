import type { FicheSection, FicheView } from '@diapason/contracts';
import { AIM_ROOT, TITLE_ROOT } from '@diapason/editor';
import type { useWords } from '../../../shared/i18n/use-words.js';

/** A section as far as its text is concerned. */
export type ReadSection = Pick<FicheSection, 'key' | 'label' | 'guidance' | 'fields'>;

/** The sections of a fiche; its title and its sentence of aim are written live too, and come first. */
export function sectionsOf(fiche: FicheView, t: ReturnType<typeof useWords>['t']): ReadSection[] {
  const line = (key: string, label: string) => ({ key, label, guidance: '', fields: [] });
  return [
    line(TITLE_ROOT, t('writing.title')),
    ...(fiche.hasAim ? [line(AIM_ROOT, t('writing.aim'))] : []),
    ...fiche.sections,
  ];
}
