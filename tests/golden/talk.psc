<?xml version="1.0" encoding="UTF-8"?>
<psc:chapters version="1.2" xmlns:psc="http://podlove.org/simple-chapters">
<psc:chapter start="00:00:00.000" title="Opening &lt;1&gt;"/>
<psc:chapter start="00:00:04.000" title="Two&#10;lines" href="https://example.org/2"/>
<psc:chapter start="00:00:04.000" title="The same &quot;moment&quot;"/>
</psc:chapters>
