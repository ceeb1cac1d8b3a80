"""FFmpeg finds every cue of our captions, at its time, with its words."""
import os
import subprocess
import tempfile

import sample


def read_with_ffmpeg(path, folder):
    copy = os.path.join(folder, "copy.srt")
    result = subprocess.run(["ffmpeg", "-nostdin", "-v", "warning", "-y", "-i", path, copy],
                            check=True, capture_output=True, text=True)
    assert not result.stderr, result.stderr
    return sample.cues(copy)


sample.need("ffmpeg")
with tempfile.TemporaryDirectory() as folder:
    for path in sample.export(folder, "episode.vtt", "episode.srt"):
        ours, theirs = sample.cues(path), read_with_ffmpeg(path, folder)
        assert len(ours) > 50
        assert ours == theirs, next(pair for pair in zip(ours, theirs) if pair[0] != pair[1])
        print(f"{path}: {len(ours)} cues")
