/**
 * Starts a task, and calls `show` when it is not done after a while. VS Code shows three notifications in 800 ms at the
 * most and drops the others, so a progress that only flashes would take the place of what matters.
 * @param show gets the task; what it returns is waited for as well
 */
export async function whenSlow<Result>(
  task: Promise<Result>,
  show: (task: Promise<Result>) => PromiseLike<unknown>,
  patienceMs = 400,
): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const slow = new Promise<'slow'>(resolve => {
    timer = setTimeout(() => resolve('slow'), patienceMs);
  });
  const settled = task.then(
    () => 'done' as const,
    () => 'done' as const, // the caller gets the failure from the task itself
  );
  const first = await Promise.race([settled, slow]);
  clearTimeout(timer);
  if (first === 'slow') await show(task);
  return task;
}
