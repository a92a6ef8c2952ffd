import type { FicheSection } from '@diapason/contracts';
import { isEmptyContent, lineText } from '@diapason/editor';
import { type PointerEvent, useState } from 'react';
import { CONTENT_LANGUAGE } from '../../shared/i18n/content.js';
import { useWords } from '../../shared/i18n/use-words.js';
import { Button } from '../../shared/ui/button.js';
import { SectionText } from '../../shared/ui/section-text.js';
import { useDesk } from './desk.js';
import { LiveEditor } from './editor/live-editor.js';
import { AddItem } from './items/add-item.js';
import { useSectionContent } from './session/use-session.js';

interface Props {
  section: string;
  label: string;
  /** A title or an aim: one line without layout. */
  isLine?: boolean;
  template?: FicheSection;
}

/**
 * One section of the page: its text until one writes in it, then its editor, which stays as long as the page, since
 * taking it away would lose the place of the caret.
 */
export function WritingSection({ section, label, isLine = false, template }: Props) {
  const { t } = useWords();
  const { request, readOnly, active } = useDesk();
  const [opened, setOpened] = useState(false);
  const asked = request?.section === section;
  if (asked && !opened) setOpened(true);
  const titleId = `${section}-title`;
  return (
    <section id={section} className={`fiche-section writing-section ${isLine ? 'line' : ''}`} aria-labelledby={titleId}>
      <h2 id={titleId} tabIndex={-1} lang={template && CONTENT_LANGUAGE} className={isLine ? 'line-label' : undefined}>
        {label}
      </h2>
      {template?.guidance && (
        <p id={`${section}-guidance`} className="soft small" lang={CONTENT_LANGUAGE}>
          {template.guidance}
        </p>
      )}
      {opened ? (
        <LiveEditor
          section={section}
          label={label}
          isLine={isLine}
          described={template?.guidance ? `${section}-guidance` : undefined}
        />
      ) : (
        <Unopened section={section} label={label} isLine={isLine} template={template} />
      )}
      {template && opened && !readOnly && active?.section === section && (
        <AddItem editor={active.editor} template={template} />
      )}
      {readOnly && !opened && <span className="visually-hidden">{t('writing.closed')}</span>}
    </section>
  );
}

function Unopened({ section, label, isLine, template }: Props) {
  const { t } = useWords();
  const { session, goTo, readOnly, directory, fiche } = useDesk();
  const content = useSectionContent(session, section);
  const { organisations, colleges } = directory ?? fiche;
  const empty = isEmptyContent(content);
  const open = (event: PointerEvent) => {
    if (readOnly || event.button !== 0) return;
    if ((event.target as Element).closest('a, button') || !window.getSelection()?.isCollapsed) return;
    goTo(section, { x: event.clientX, y: event.clientY });
  };
  return (
    <div className="unopened">
      <div className="unopened-text" onPointerUp={open}>
        {empty ? (
          <p className="soft">
            <span className="tag waiting">{t('fiche.toDefine')}</span>
          </p>
        ) : isLine ? (
          <p className="text" lang={CONTENT_LANGUAGE}>
            {content.content.map(({ content: line }) => lineText(line)).join(' ')}
          </p>
        ) : (
          <SectionText
            section={{ key: section, fields: template?.fields ?? [] }}
            content={content}
            organisations={organisations}
            colleges={colleges}
          />
        )}
      </div>
      {!readOnly && (
        <Button
          slim
          className="write-here"
          onClick={() => goTo(section, 'end')}
          aria-label={t('writing.writeIn', { section: label })}
        >
          {t('writing.write')}
        </Button>
      )}
    </div>
  );
}
