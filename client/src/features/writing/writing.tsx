import type { DirectoryView } from '@diapason/contracts';
import { AIM_ROOT, TITLE_ROOT } from '@diapason/editor';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { http } from '../../shared/api/http.js';
import { keys } from '../../shared/api/keys.js';
import { useMe } from '../../shared/hooks/use-me.js';
import { useWords } from '../../shared/i18n/use-words.js';
import type { WritingProps } from '../../shared/ui/writing-props.js';
import { type Active, type Desk, DeskContext, type Spot } from './desk.js';
import { Toolbar } from './editor/toolbar.js';
import { PeopleHere } from './people/people-here.js';
import { RecentChanges } from './people/recent-changes.js';
import { WritingSection } from './section.js';
import type { DocumentSession } from './session/document-session.js';
import { useDocumentSession, useSessionState } from './session/use-session.js';
import { Announcer } from './status/announcer.js';
import { InterruptedWords } from './status/interrupted-words.js';
import { LeaveGuard } from './status/leave-guard.js';
import { Refused } from './status/refused.js';
import { RestoredSections } from './status/restored-sections.js';
import { SaveStatus } from './status/save-status.js';
import { StrandedWords } from './status/stranded-words.js';
import { WriteFor } from './voice/write-for.js';
import './writing.css';

/** A fiche being written, with everyone who writes it. */
export function Writing({ fiche, header, modes }: WritingProps) {
  const { me, membership } = useMe();
  const session = useDocumentSession({
    document: fiche.document,
    membership: membership?.id ?? '',
    person: me.id,
    organisation: membership?.organisation.id ?? '',
    sections: [TITLE_ROOT, ...(fiche.hasAim ? [AIM_ROOT] : []), ...fiche.sections.map(({ key }) => key)],
  });
  return session && <Page session={session} fiche={fiche} header={header} modes={modes} />;
}

function Page({ session, fiche, header, modes }: WritingProps & { session: DocumentSession }) {
  const { t } = useWords();
  const status = useSessionState(session, (state) => state.status);
  const ready = useSessionState(session, (state) => state.ready);
  const desk = useNewDesk(session, fiche, status.kind === 'refused' || !fiche.abilities.write);
  return (
    <DeskContext value={desk}>
      <header className="fiche-head stack">{header}</header>
      <div className="writing-bar no-print">
        <div className="writing-bar-row">
          {modes}
          <SaveStatus />
          <PeopleHere />
          <RecentChanges />
          {!desk.readOnly && <WriteFor />}
        </div>
        {!desk.readOnly && <Toolbar />}
        <div className="bar-notices">
          <InterruptedWords />
          <StrandedWords />
          <RestoredSections />
        </div>
      </div>
      <Refused />
      <Announcer />
      <LeaveGuard />
      {ready ? (
        <>
          <WritingSection section={TITLE_ROOT} label={t('writing.title')} isLine />
          {fiche.hasAim && <WritingSection section={AIM_ROOT} label={t('writing.aim')} isLine />}
          {fiche.sections.map((section) => (
            <WritingSection key={section.key} section={section.key} label={section.label} template={section} />
          ))}
        </>
      ) : (
        status.kind !== 'refused' && <p role="status">{t('fiche.preparing')}</p>
      )}
    </DeskContext>
  );
}

function useNewDesk(session: DocumentSession, fiche: Desk['fiche'], readOnly: boolean): Desk {
  const { t } = useWords();
  const { data: directory } = useQuery({
    queryKey: keys.directory,
    queryFn: () => http.get<DirectoryView>('/api/directory'),
  });
  const [request, setRequest] = useState<Desk['request']>(null);
  const [active, setActive] = useState<Active | null>(null);
  const [said, say] = useState('');
  const goTo = useCallback((section: string, spot: Spot) => setRequest({ section, spot }), []);
  return useMemo(() => {
    const { organisations, colleges } = directory ?? fiche;
    const names = new Map([...organisations, ...colleges].map(({ id, name }) => [id, name]));
    const labels = new Map(fiche.sections.map(({ key, label }) => [key, label]));
    labels.set(TITLE_ROOT, t('writing.title')).set(AIM_ROOT, t('writing.aim'));
    return {
      session,
      fiche,
      directory,
      readOnly,
      nameOf: (id) => names.get(id),
      labelOf: (section) => labels.get(section) ?? section,
      goTo,
      request,
      active,
      setActive,
      said,
      say,
    };
    // `t` is made anew at each drawing; its words change with the page only.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [session, fiche, directory, readOnly, request, active, goTo, said]);
}
