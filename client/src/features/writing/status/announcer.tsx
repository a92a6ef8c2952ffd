import { useEffect, useRef, useState } from 'react';
import { useMe } from '../../../shared/hooks/use-me.js';
import { useWords } from '../../../shared/i18n/use-words.js';
import { useDesk } from '../desk.js';
import { useSessionState } from '../session/use-session.js';
import { Attendance } from './attendance.js';

/** At most one announcement in so many milliseconds: what happens meanwhile is told together. */
const PAUSE = 10_000;

/**
 * Tells a screen reader, politely, what came of an act; and in groups, who comes and goes and where others write, which is
 * muted by preference.
 */
export function Announcer() {
  const { t, intl } = useWords();
  const { me } = useMe();
  const { session, labelOf, said: done } = useDesk();
  const presenceVersion = useSessionState(session, (state) => state.presenceVersion);
  const textVersion = useSessionState(session, (state) => state.textVersion);
  const connected = useSessionState(session, () => session.connected);
  const [said, setSaid] = useState('');
  const [attendance] = useState(() => new Attendance());
  const told = useRef({ change: 0, at: 0 });
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  useEffect(() => {
    const { announcements } = me;
    if (!connected) attendance.lose();
    if (announcements === 'none' || !connected) return;
    const speakLater = () => {
      timer.current ??= setTimeout(speak, Math.max(1_000, told.current.at + PAUSE - Date.now()));
    };
    const speak = () => {
      timer.current = undefined;
      if (!session.connected) return;
      const memory = told.current;
      const list = (names: string[]) => intl.formatList(names.slice(0, 5), { type: 'conjunction' });
      const { came, went } = attendance.take(new Set(session.others.map(({ user }) => user.name)), Date.now());
      if (attendance.waits) speakLater();
      const fresh = session.trail.entries.filter(({ id }) => id > memory.change);
      const sections = [...new Set(fresh.map(({ section }) => labelOf(section)))];
      memory.change = session.trail.entries[0]?.id ?? memory.change;
      const sentences = [
        came.length > 0 && t('announce.came', { names: list(came), count: came.length }),
        went.length > 0 && t('announce.went', { names: list(went), count: went.length }),
        announcements === 'all' && sections.length > 0 && t('announce.changed', { sections: list(sections) }),
      ].filter(Boolean);
      if (sentences.length === 0) return;
      memory.at = Date.now();
      setSaid(sentences.join(' '));
    };
    speakLater();
    // What is said depends on the words of the page, which stay.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [presenceVersion, textVersion, connected, me, session]);
  useEffect(() => () => clearTimeout(timer.current), []);

  return (
    <>
      <p className="visually-hidden" role="status">
        {done}
      </p>
      <p className="visually-hidden" role="status">
        {said}
      </p>
    </>
  );
}
