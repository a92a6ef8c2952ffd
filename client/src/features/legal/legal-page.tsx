import type { Locale } from '@diapason/contracts';
import { type ComponentType, type LazyExoticComponent, lazy, Suspense } from 'react';
import { useParams } from 'react-router';
import { useSite } from '../../shared/hooks/use-site.js';
import { useLocale } from '../../shared/i18n/intl.js';
import { useWords } from '../../shared/i18n/use-words.js';
import { PageTitle } from '../../shared/ui/page-title.js';
import { Loading } from '../../shared/ui/states.js';
import { LEGAL_PAGES, type LegalPageName, type LegalTexts } from './texts/shape.js';
import './legal.css';

const texts: Record<Locale, LazyExoticComponent<ComponentType<{ page: LegalPageName }>>> = {
  fr: lazy(async () => ({ default: pageOf((await import('./texts/fr.js')).texts) })),
  en: lazy(async () => ({ default: pageOf((await import('./texts/en.js')).texts) })),
};

/** The pages that the law asks for, filled from what the operator set. */
export function LegalPage() {
  const { page = '' } = useParams();
  const { locale } = useLocale();
  const { t } = useWords();
  const site = useSite();
  const Texts = texts[locale];
  const known = LEGAL_PAGES.find((name) => name === page);
  return (
    <main id="main" className="narrow stack legal">
      {known ? (
        <Suspense fallback={<Loading />}>
          <Texts page={known} />
        </Suspense>
      ) : (
        <>
          <PageTitle title={t('notFound.title')} site={site.name} />
          <p>{t('notFound.text')}</p>
        </>
      )}
    </main>
  );
}

const pageOf = (pages: LegalTexts) =>
  function Page({ page }: { page: LegalPageName }) {
    const site = useSite();
    const { title, Text } = pages[page];
    return (
      <>
        <PageTitle key={page} title={title} site={site.name} />
        <Text site={site} />
      </>
    );
  };
