import type { FicheSection as SectionView } from '@diapason/contracts';
import type { ReactNode } from 'react';
import { CONTENT_LANGUAGE } from '../../shared/i18n/content.js';
import { useWords } from '../../shared/i18n/use-words.js';

interface Props {
  section: Pick<SectionView, 'key' | 'label' | 'guidance'>;
  /** Null where nothing is written yet. */
  children: ReactNode;
}

/** A section of a fiche under its heading; one that is empty says what is expected there. */
export function FicheSection({ section: { key, label, guidance }, children }: Props) {
  const { t } = useWords();
  return (
    <section id={key} className="fiche-section" aria-labelledby={`${key}-title`}>
      <h2 id={`${key}-title`} tabIndex={-1} lang={CONTENT_LANGUAGE}>
        {label}
      </h2>
      {children ?? (
        <p className="soft">
          <span className="tag waiting">{t('fiche.toDefine')}</span> <span lang={CONTENT_LANGUAGE}>{guidance}</span>
        </p>
      )}
    </section>
  );
}
