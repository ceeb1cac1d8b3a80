#include "view.h"

/* The best first. The last can always show. */
static const ViewKind *const kinds[] = {
  [VIEW_WINDOW] = &view_window,
  [VIEW_TERMINAL] = &view_terminal,
  [VIEW_LINES] = &view_lines,
};

View *
view_open (ViewChoice choice, const char *sink, char **remark)
{
  g_autoptr (GError) problem = NULL;
  View *view = kinds[choice]->open (sink, &problem);

  while (!view)
    view = kinds[++choice]->open (sink, NULL);
  *remark = problem ? g_strconcat (problem->message, ": ", kinds[choice]->what, NULL) : NULL;
  return view;
}

void
view_close (View *view)
{
  view->kind->close (view);
}
