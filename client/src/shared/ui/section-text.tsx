import type { CollegeView, FicheSection, OrganisationBadge } from '@diapason/contracts';
import { type Content, RENDER_LABELS, renderHtml } from '@diapason/editor';
import { useMemo } from 'react';
import { CONTENT_LANGUAGE } from '../i18n/content.js';
import { useLocale } from '../i18n/intl.js';
import './section-text.css';

interface Props {
  section: Pick<FicheSection, 'key' | 'fields'>;
  content: Content;
  organisations: readonly Pick<OrganisationBadge, 'id' | 'name'>[];
  colleges: readonly Pick<CollegeView, 'id' | 'name'>[];
}

/** The text of a section for reading: static, drawn by our own renderer, which escapes all that people wrote. */
export function SectionText({ section: { key, fields }, content, organisations, colleges }: Props) {
  const { locale } = useLocale();
  const html = useMemo(() => {
    const names = new Map([...organisations, ...colleges].map(({ id, name }) => [id, name]));
    const labels = new Map(fields.map((field) => [field.key, field.label]));
    return renderHtml(content, {
      labels: RENDER_LABELS[locale],
      nameOf: (id) => names.get(id),
      fieldLabel: (field) => labels.get(field),
      prefix: key,
    });
  }, [content, organisations, colleges, fields, key, locale]);
  return <div className="text" lang={CONTENT_LANGUAGE} dangerouslySetInnerHTML={{ __html: html }} />;
}
