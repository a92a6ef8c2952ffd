import type { Locale } from '@diapason/contracts';
import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useState } from 'react';
import { IntlProvider } from 'react-intl';
import type { Messages } from './fr.js';

const catalogues: Record<Locale, () => Promise<{ messages: Messages }>> = {
  fr: () => import('./fr.js'),
  en: () => import('./en.js'),
};

/** How dates and numbers are written: English beside a French text is that of Europe. */
const formats: Record<Locale, string> = { fr: 'fr', en: 'en-GB' };

/** Words in which every text of the interface may mark something. */
const richText = {
  b: (words: ReactNode) => <strong>{words}</strong>,
  q: (words: ReactNode) => <q>{words}</q>,
};

const LocaleContext = createContext<{ locale: Locale; setLocale(locale: Locale): void }>({
  locale: 'fr',
  setLocale: () => undefined,
});

const KEPT_AS = 'diapason-locale';

function firstLocale(): Locale {
  const kept = localStorage.getItem(KEPT_AS);
  if (kept === 'fr' || kept === 'en') return kept;
  return navigator.language.startsWith('en') ? 'en' : 'fr';
}

/** Gives every component the words of the chosen language; French unless the browser asks for English. */
export function Words({ children }: { children: ReactNode }) {
  const [locale, setChosen] = useState<Locale>(firstLocale);
  const [loaded, setLoaded] = useState<{ locale: Locale; messages: Messages } | null>(null);
  useEffect(() => {
    void catalogues[locale]().then(({ messages }) => setLoaded({ locale, messages }));
    document.documentElement.lang = locale;
  }, [locale]);
  const setLocale = useCallback((chosen: Locale) => {
    localStorage.setItem(KEPT_AS, chosen);
    setChosen(chosen);
  }, []);
  const value = useMemo(() => ({ locale, setLocale }), [locale, setLocale]);
  if (!loaded) return null;
  return (
    <LocaleContext value={value}>
      <IntlProvider locale={formats[loaded.locale]} messages={loaded.messages} defaultRichTextElements={richText}>
        {children}
      </IntlProvider>
    </LocaleContext>
  );
}

export const useLocale = () => use(LocaleContext);
