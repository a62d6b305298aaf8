"""What reads and writes PDF files for severing: runs in a child process, without Django.

Why a severed file is made anew, every page of it as a picture: a PDF can hold the same words in many places that no reader sees, such as
forms and fonts that several pages share, earlier revisions, layers, properties, annotations. A subset of a font alone tells which rare
sign of a name was cut. To look for all of them is to miss one. So nothing of the original goes into the new file but what its pages look
like; the boxes are burnt into the pictures. Whoever cannot see reads the words that were not cut, which are written under the pictures
with a font that has no shapes (what a reader could not see in the original is left out), and for each box its ground.

What remains visible: how long a cut passage is. Letters of different widths can be guessed from that; a wider box hides it.
"""
