Creator "networkx"
graph [
  directed 1
  multigraph 1
  node [
    id 0
    label "Gr&#246;&#223;e &#38; &#34;mehr&#34;"
    kind "person"
    region "Hof"
    graphics [
      x -1.5
      y 0.25
    ]
  ]
  node [
    id 1
    label "b"
  ]
  edge [
    source 0
    target 1
    weight 1.5E3
  ]
]
