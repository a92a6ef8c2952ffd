import type { SiteView } from '@diapason/contracts';
import type { ComponentType } from 'react';

export const LEGAL_PAGES = ['accessibilite', 'donnees-personnelles', 'cookies', 'plan'] as const;
export type LegalPageName = (typeof LEGAL_PAGES)[number];

/** What each language says on each page. */
export type LegalTexts = Record<LegalPageName, { title: string; Text: ComponentType<{ site: SiteView }> }>;
