// Keeps what belongs to the chosen service, at the root of the project.

File project = new File(request.outputDirectory, request.artifactId)
String service = request.properties['service']
['common', service].each { part ->
  File folder = new File(project, part)
  folder.eachFileRecurse(groovy.io.FileType.FILES) { file ->
    File place = new File(project, folder.toPath().relativize(file.toPath()).toString())
    place.parentFile.mkdirs()
    place.text = file.text.replace('package dev.armature.tck;', "package ${request.properties['package']};")
  }
}
['common', 'environment', 'replay-buffer', 'network', 'agent'].each { new File(project, it).deleteDir() }
