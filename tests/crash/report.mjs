/**
 * @param {Record<string, number>} figures
 * @param {Map<string, number>} logged
 * @param {string[]} problems
 */
export function printReport(figures, logged, problems) {
  const rows = [
    ['kills of the server, at random (SIGKILL)', figures.randomKills],
    ['  with updates sent and not acknowledged', figures.inFlight],
    ['  with something committed that nobody had heard of', figures.unheardByChance],
    ['kills of the server between the commit and the broadcast', figures.untoldKills],
    ['kills of PostgreSQL (SIGKILL to all its processes)', figures.postgresKills],
    ['  with updates sent and not acknowledged', figures.postgresInFlight],
    ['  with something committed that its author had not heard of', figures.postgresUnheard],
    ['  that ended the server as well', figures.serverEndedWithPostgres],
    ['cuts between the two with a write under way', figures.cuts],
    ['updates acknowledged, compared after each kill', figures.acknowledged],
    ['updates received, compared after each kill', figures.received],
    ['comparisons of one person with the database alone', figures.comparisons],
    ['missing', figures.missing],
    ['updates in the log at the end', figures.logged],
    ['snapshots compared, at most at once', figures.snapshots],
    ['slowest start of the server, in milliseconds', figures.slowestStart],
    ['duration, in seconds', figures.seconds],
    ['seed', figures.seed],
    ...[...logged].map(([message, times]) => [`the server logged « ${message} »`, times]),
  ];
  const width = Math.max(...rows.map(([label]) => String(label).length));
  for (const [label, figure] of rows) console.log(`${String(label).padEnd(width)}  ${String(figure).padStart(8)}`);
  console.log(
    '\nWhat a SIGKILL does not test: a loss of power. The operating system outlives the process and still writes what the ' +
      'process had handed to it; that PostgreSQL asks for it to reach the disk (fsync) is trusted here, not tried.',
  );
  for (const problem of problems) console.error(`\nFAILED: ${problem}`);
  console.log(problems.length === 0 ? '\nNothing that was acknowledged or seen is missing.' : '');
}
