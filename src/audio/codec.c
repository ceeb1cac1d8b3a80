#include "codec.h"

#include <gst/pbutils/pbutils.h>

#define BASE "gstreamer1.0-plugins-base"
#define GOOD "gstreamer1.0-plugins-good"
#define BAD "gstreamer1.0-plugins-bad"
#define UGLY "gstreamer1.0-plugins-ugly"
#define LIBAV "gstreamer1.0-libav"

/* Of the elements that decodebin would take, the first row that fits. */
static const struct {
  const char *caps, *element, *package;
} codecs[] = {
  { "audio/mpeg, mpegversion=(int)1", "mpg123audiodec", GOOD },
  { "audio/mpeg, mpegversion=(int){2,4}", "avdec_aac", LIBAV },
  { "audio/x-alac", "avdec_alac", LIBAV },
  { "audio/x-ac3", "avdec_ac3", LIBAV },
  { "audio/x-eac3", "avdec_eac3", LIBAV },
  { "audio/x-dts", "avdec_dca", LIBAV },
  { "audio/x-wma", "avdec_wmav2", LIBAV },
  { "audio/x-ape", "avdec_ape", LIBAV },
  { "application/x-ape", "avdemux_ape", LIBAV },
  { "audio/x-adpcm", "avdec_adpcm_ms", LIBAV },
  { "audio/x-opus", "opusdec", BASE },
  { "audio/x-vorbis", "vorbisdec", BASE },
  { "application/ogg", "oggdemux", BASE },
  { "audio/ogg", "oggdemux", BASE },
  { "video/ogg", "oggdemux", BASE },
  { "audio/x-flac", "flacdec", GOOD },
  { "audio/x-speex", "speexdec", GOOD },
  { "audio/x-wavpack", "wavpackdec", GOOD },
  { "audio/x-wav", "wavparse", GOOD },
  { "audio/x-mulaw", "mulawdec", GOOD },
  { "audio/x-alaw", "alawdec", GOOD },
  { "audio/x-au", "auparse", GOOD },
  { "audio/x-m4a", "qtdemux", GOOD },
  { "video/quicktime", "qtdemux", GOOD },
  { "application/x-3gp", "qtdemux", GOOD },
  { "video/x-matroska", "matroskademux", GOOD },
  { "audio/x-matroska", "matroskademux", GOOD },
  { "video/webm", "matroskademux", GOOD },
  { "audio/webm", "matroskademux", GOOD },
  { "video/x-msvideo", "avidemux", GOOD },
  { "video/x-flv", "flvdemux", GOOD },
  { "application/x-id3", "id3demux", GOOD },
  { "application/x-apetag", "apedemux", GOOD },
  { "audio/x-aiff", "aiffparse", BAD },
  { "video/mpegts", "tsdemux", BAD },
  { "application/x-hls", "hlsdemux", BAD },
  { "application/dash+xml", "dashdemux", BAD },
  { "video/x-ms-asf", "asfdemux", UGLY },
  { "audio/AMR", "amrnbdec", UGLY },
  { "audio/AMR-WB", "amrwbdec", UGLY },
  { "http", "souphttpsrc", GOOD },
  { "https", "souphttpsrc", GOOD },
};

static gboolean
fits (const char *row, const GstCaps *caps, const char *text)
{
  g_autoptr (GstCaps) known = NULL;

  if (!caps || !strchr (row, '/'))
    return g_ascii_strcasecmp (row, text) == 0;
  known = gst_caps_from_string (row);
  return gst_caps_can_intersect (caps, known);
}

gboolean
codec_find (const char *text, const char **element, const char **package)
{
  g_autoptr (GstCaps) caps = strchr (text, '/') ? gst_caps_from_string (text) : NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (codecs); i++)
    if (fits (codecs[i].caps, caps, text)) {
      *element = codecs[i].element;
      *package = codecs[i].package;
      return TRUE;
    }
  return FALSE;
}

static gboolean
is_beside_sound (const char *what)
{
  static const char *const kinds[] = {
    "video/", "image/", "text/", "subpicture/", "application/x-subtitle",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_has_prefix (what, kinds[i]))
      return TRUE;
  return FALSE;
}

/* "decoder-audio/mpeg, mpegversion=(int)4" or "urisource-https" is the last part of GStreamer's
 * details for an installer. The codec of pictures or captions beside the sound is not missed. */
char *
codec_dup_missing (GstMessage *message)
{
  g_autofree char *detail = gst_missing_plugin_message_get_installer_detail (message);
  const char *kind = detail ? strrchr (detail, '|') : NULL;
  const char *what = kind ? strchr (kind, '-') : NULL, *element, *package;

  if (!what)
    return NULL;
  what++;
  if (is_beside_sound (what) && !codec_find (what, &element, &package))
    return NULL;
  return g_strdup (what);
}

char *
codec_explain_missing (const char *missing)
{
  const char *element, *package;

  if (codec_find (missing, &element, &package))
    return g_strdup_printf ("GStreamer has no decoder for it (%s); install %s, which has %s",
        missing, package, element);
  return g_strdup_printf ("GStreamer has no decoder for it (%s)", missing);
}
